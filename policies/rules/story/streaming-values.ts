import type { JsonObject } from "@bubustack/api/json";
import { streamingFindings } from "../../checks/streaming.ts";
import { transport } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const streaming = (given: JsonObject) => ({
  object: story({ pattern: "realtime", transports: [{ name: "main", transportRef: "nats", streaming: given }] }),
  related: [transport({}, "nats")],
});
const lane = (name: string, kind: string) => ({ name, kind });

export default rule<StoryContext>({
  id: "story/streaming-values",
  kind: "Story",
  effect: "deny",
  summary: "Streaming settings hold values that a transport can work with.",
  why: "The schema bounds single numbers and words; durations, uniqueness, and fields that depend on each other it cannot.",
  covers: [
    "STORY-V-47",
    "STREAM-6",
    "STREAM-7",
    "STREAM-12",
    "STREAM-18",
    "STREAM-23",
    "STREAM-26",
    "STREAM-27",
    "STREAM-28",
    "STREAM-30",
  ],
  examples: {
    allow: [
      streaming({
        flowControl: { pauseThreshold: { bufferPct: 80 }, resumeThreshold: { bufferPct: 50 } },
        fanIn: { mode: "quorum", quorum: 2 },
        lanes: [lane("voice", "audio"), lane("text", "payload")],
      }),
    ],
    deny: [
      { title: "A quorum that is missing", ...streaming({ fanIn: { mode: "quorum" } }) },
      { title: "A quorum that nobody asks for", ...streaming({ fanIn: { mode: "all", quorum: 2 } }) },
      { title: "Two lanes of one kind", ...streaming({ lanes: [lane("a", "audio"), lane("b", "audio")] }) },
      { title: "A time that cannot be read", ...streaming({ delivery: { replay: { checkpointInterval: "5" } } }) },
      {
        title: "Going on before pausing",
        ...streaming({ flowControl: { pauseThreshold: { bufferPct: 50 }, resumeThreshold: { bufferPct: 80 } } }),
      },
      {
        title: "An unknown policy",
        ...streaming({ observability: { tracing: { samplePolicy: "ratio" } } }),
      },
    ],
  },
  check: ({ object }) =>
    (object.spec.transports ?? []).flatMap(({ streaming }, at) =>
      streaming === undefined ? [] : streamingFindings(["spec", "transports", at, "streaming"], streaming),
    ),
});
