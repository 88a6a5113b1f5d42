import type { JsonObject } from "@bubustack/api/json";
import { streamingFindings } from "../../checks/streaming.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

const streaming = (given: JsonObject) => transport({ streaming: given });
const lane = (name: string, kind: string) => ({ name, kind });

export default rule<TransportContext>({
  id: "transport/streaming-values",
  kind: "Transport",
  effect: "deny",
  summary: "Streaming settings hold values that the transport can work with.",
  why: "The schema bounds single numbers and words; durations, uniqueness, and fields that depend on each other it cannot.",
  covers: ["TRANSPORT-V-8"],
  examples: {
    allow: [
      {
        title: "All parts at once",
        object: streaming({
          backpressure: {
            buffer: { maxMessages: 100, maxBytes: 1_048_576, maxAgeSeconds: 60, dropPolicy: "drop_oldest" },
          },
          flowControl: {
            mode: "credits",
            initialCredits: { messages: 10, bytes: 1_024 },
            ackEvery: { messages: 10, maxDelay: "250ms" },
            pauseThreshold: { bufferPct: 90 },
            resumeThreshold: { bufferPct: 50 },
          },
          delivery: {
            ordering: "per_partition",
            semantics: "at_least_once",
            replay: { mode: "durable", retentionSeconds: 3_600, checkpointInterval: "1s" },
          },
          routing: { mode: "hub", fanOut: "parallel", maxDownstreams: 8 },
          partitioning: { mode: "hash", key: "{{ packet.id }}", partitions: 4 },
          lifecycle: { strategy: "drain_cutover", drainTimeoutSeconds: 30, maxInFlight: 10 },
          observability: { tracing: { enabled: true, sampleRate: 50, samplePolicy: "rate" } },
          recording: { mode: "metadata", sampleRate: 10, retentionSeconds: 60, redactFields: ["payload.secret"] },
          lanes: [lane("voice", "audio"), lane("text", "payload")],
          fanIn: { mode: "quorum", quorum: 2, timeoutSeconds: 30, maxEntries: 100 },
        }),
      },
    ],
    deny: [
      { title: "A wait that is none", object: streaming({ flowControl: { ackEvery: { maxDelay: "0s" } } }) },
      {
        title: "Going on before pausing",
        object: streaming({ flowControl: { pauseThreshold: { bufferPct: 50 }, resumeThreshold: { bufferPct: 80 } } }),
      },
      {
        title: "A time that cannot be read",
        object: streaming({ delivery: { replay: { checkpointInterval: "soon" } } }),
      },
      { title: "A blank key", object: streaming({ partitioning: { mode: "hash", key: " " } }) },
      { title: "An unknown policy", object: streaming({ observability: { tracing: { samplePolicy: "sometimes" } } }) },
      { title: "A blank field", object: streaming({ recording: { redactFields: ["payload.secret", " "] } }) },
      { title: "Two lanes of one name", object: streaming({ lanes: [lane("a", "audio"), lane("a", "video")] }) },
      { title: "Two lanes of one kind", object: streaming({ lanes: [lane("a", "audio"), lane("b", "audio")] }) },
      { title: "A quorum that is missing", object: streaming({ fanIn: { mode: "quorum" } }) },
      { title: "A quorum that nobody asks for", object: streaming({ fanIn: { mode: "any", quorum: 2 } }) },
    ],
  },
  check: ({ object: { spec } }) =>
    spec.streaming === undefined ? [] : streamingFindings(["spec", "streaming"], spec.streaming),
});
