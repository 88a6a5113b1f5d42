/** What must be answered for Transport and TransportBinding, by rule of the existing system, whoever of ours answers. */

import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { describe, expect, test } from "vitest";
import { binding, transport } from "../examples/flow-objects.ts";
import type { Example } from "../rule.ts";
import { judgeExample } from "../testing/closed-world.ts";

const fields = (example: Example) =>
  unique(
    judgeExample(example).findings.map(({ path, type }) => `${formatPath(path)} ${type.replace("FieldValue", "")}`),
  );
/** A text that is empty and therefore lacks the form too is found twice. */
const unique = (lines: readonly string[]) => [...new Set(lines)];
const streaming = (given: JsonObject) => fields({ object: transport({ streaming: given }) });
const deleting = { deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["example.com/hold"] };

describe("streaming settings", () => {
  const at = "spec.streaming";
  test.each<[string, JsonObject, string]>([
    ["STREAM-1", { backpressure: { buffer: { maxMessages: -1 } } }, `${at}.backpressure.buffer.maxMessages Invalid`],
    ["STREAM-1", { backpressure: { buffer: { maxBytes: -1 } } }, `${at}.backpressure.buffer.maxBytes Invalid`],
    [
      "STREAM-1",
      { backpressure: { buffer: { maxAgeSeconds: -1 } } },
      `${at}.backpressure.buffer.maxAgeSeconds Invalid`,
    ],
    [
      "STREAM-2",
      { backpressure: { buffer: { dropPolicy: "x" } } },
      `${at}.backpressure.buffer.dropPolicy NotSupported`,
    ],
    ["STREAM-3", { flowControl: { mode: "x" } }, `${at}.flowControl.mode NotSupported`],
    ["STREAM-4", { flowControl: { initialCredits: { bytes: -1 } } }, `${at}.flowControl.initialCredits.bytes Invalid`],
    ["STREAM-5", { flowControl: { ackEvery: { messages: -1 } } }, `${at}.flowControl.ackEvery.messages Invalid`],
    ["STREAM-6", { flowControl: { ackEvery: { maxDelay: "0s" } } }, `${at}.flowControl.ackEvery.maxDelay Invalid`],
    [
      "STREAM-7",
      { flowControl: { pauseThreshold: { bufferPct: 101 } } },
      `${at}.flowControl.pauseThreshold.bufferPct Invalid`,
    ],
    [
      "STREAM-7",
      { flowControl: { resumeThreshold: { bufferPct: -1 } } },
      `${at}.flowControl.resumeThreshold.bufferPct Invalid`,
    ],
    ["STREAM-8", { delivery: { ordering: "x" } }, `${at}.delivery.ordering NotSupported`],
    ["STREAM-9", { delivery: { semantics: "exactly_once" } }, `${at}.delivery.semantics NotSupported`],
    ["STREAM-10", { delivery: { replay: { mode: "x" } } }, `${at}.delivery.replay.mode NotSupported`],
    ["STREAM-11", { delivery: { replay: { retentionSeconds: -1 } } }, `${at}.delivery.replay.retentionSeconds Invalid`],
    [
      "STREAM-12",
      { delivery: { replay: { checkpointInterval: "x" } } },
      `${at}.delivery.replay.checkpointInterval Invalid`,
    ],
    ["STREAM-13", { routing: { mode: "x" } }, `${at}.routing.mode NotSupported`],
    ["STREAM-14", { routing: { fanOut: "x" } }, `${at}.routing.fanOut NotSupported`],
    ["STREAM-15", { routing: { maxDownstreams: 0 } }, `${at}.routing.maxDownstreams Invalid`],
    ["STREAM-16", { routing: { rules: [{ action: "block" }] } }, `${at}.routing.rules[0].action NotSupported`],
    [
      "STREAM-16",
      { routing: { rules: [{ target: { steps: [" "] } }] } },
      `${at}.routing.rules[0].target.steps[0] Required`,
    ],
    [
      "STREAM-16",
      { routing: { rules: [{ target: { steps: ["a", "a"] } }] } },
      `${at}.routing.rules[0].target.steps[1] Duplicate`,
    ],
    ["STREAM-17", { partitioning: { mode: "x" } }, `${at}.partitioning.mode NotSupported`],
    ["STREAM-18", { partitioning: { key: "" } }, `${at}.partitioning.key Required`],
    ["STREAM-19", { partitioning: { partitions: 0 } }, `${at}.partitioning.partitions Invalid`],
    ["STREAM-20", { lifecycle: { strategy: "x" } }, `${at}.lifecycle.strategy NotSupported`],
    ["STREAM-21", { lifecycle: { drainTimeoutSeconds: -1 } }, `${at}.lifecycle.drainTimeoutSeconds Invalid`],
    ["STREAM-21", { lifecycle: { maxInFlight: -1 } }, `${at}.lifecycle.maxInFlight Invalid`],
    [
      "STREAM-22",
      { observability: { tracing: { sampleRate: 101 } } },
      `${at}.observability.tracing.sampleRate Invalid`,
    ],
    [
      "STREAM-23",
      { observability: { tracing: { samplePolicy: "x" } } },
      `${at}.observability.tracing.samplePolicy NotSupported`,
    ],
    ["STREAM-24", { recording: { mode: "x" } }, `${at}.recording.mode NotSupported`],
    ["STREAM-25", { recording: { sampleRate: 101 } }, `${at}.recording.sampleRate Invalid`],
    ["STREAM-25", { recording: { retentionSeconds: -1 } }, `${at}.recording.retentionSeconds Invalid`],
    ["STREAM-26", { recording: { redactFields: ["a", " "] } }, `${at}.recording.redactFields[1] Required`],
    ["STREAM-27", { lanes: [{ name: "", kind: "audio" }] }, `${at}.lanes[0].name Invalid`],
    ["STREAM-28", { lanes: [{ name: "a", kind: "x" }] }, `${at}.lanes[0].kind NotSupported`],
    ["STREAM-29", { lanes: [{ name: "a", kind: "audio", maxBytes: -1 }] }, `${at}.lanes[0].maxBytes Invalid`],
    ["STREAM-30", { fanIn: { mode: "quorum" } }, `${at}.fanIn.quorum Required`],
    ["STREAM-30", { fanIn: { mode: "all", quorum: 1 } }, `${at}.fanIn.quorum Forbidden`],
    ["STREAM-31", { fanIn: { timeoutSeconds: -1 } }, `${at}.fanIn.timeoutSeconds Invalid`],
    ["STREAM-31", { fanIn: { maxEntries: 0 } }, `${at}.fanIn.maxEntries Invalid`],
  ])("%s refuses %j", (_, given, field) => {
    expect(streaming(given)).toEqual([field]);
  });
});

describe("a Transport", () => {
  test("is admitted", () => {
    expect(fields({ object: transport() })).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    ["TRANSPORT-V-1", { driver: "" }, "spec.driver Invalid"],
    ["TRANSPORT-V-1", { driver: "  " }, "spec.driver Required"],
    ["TRANSPORT-V-2", { supportedBinary: [] }, "spec Required"],
    ["TRANSPORT-V-3", { supportedAudio: [{ name: "" }] }, "spec.supportedAudio[0].name NotSupported"],
    ["TRANSPORT-V-4", { supportedVideo: [{ name: "vp8" }, { name: "vp8" }] }, "spec.supportedVideo[1] Duplicate"],
    ["TRANSPORT-V-5", { supportedAudio: [{ name: "opus", channels: -1 }] }, "spec.supportedAudio[0].channels Invalid"],
    ["TRANSPORT-V-6", { supportedBinary: ["json"] }, "spec.supportedBinary[0] Invalid"],
    [
      "TRANSPORT-V-7",
      { defaultSettings: { env: { BUBU_TRANSPORT_SECURITY_MODE: "plaintext" } } },
      "spec.defaultSettings.env.BUBU_TRANSPORT_SECURITY_MODE Forbidden",
    ],
  ])("%s refuses %j", (_, spec, field) => {
    expect(fields({ object: transport(spec) })).toEqual([field]);
  });

  test("is judged when its spec changes, and only then", () => {
    const bad = transport({ supportedBinary: [] });
    expect(fields({ object: bad, old: bad })).toEqual([]);
    expect(fields({ object: bad, old: transport() })).toEqual(["spec Required"]);
    const going = (spec: JsonObject) => ({ ...transport(spec), metadata: { name: "live", ...deleting } });
    expect(
      fields({
        object: { ...going({ supportedBinary: [] }), metadata: { name: "live" } },
        old: going({ supportedBinary: [] }),
      }),
    ).toEqual([]);
    expect(judgeExample({ object: transport(), operation: "DELETE" }).allowed).toBe(true);
  });
});

describe("a TransportBinding", () => {
  const related = [
    transport({ supportedAudio: [{ name: "opus", sampleRateHz: 48_000 }], supportedVideo: [{ name: "vp8" }] }),
  ];
  const sound = (codec: JsonObject) => binding({ audio: { direction: "publish", codecs: [codec] } });

  test.each<[string, JsonObject]>([
    ["as it is", binding()],
    ["with blanks around its Transport", binding({ transportRef: " live " })],
    ["with a codec of any rate", sound({ name: "opus" })],
  ])("is admitted %s", (_, object) => {
    expect(fields({ object, related })).toEqual([]);
  });

  const { binary: _, ...bare } = { binary: {}, transportRef: "live", driver: "acme", stepName: "a", engramName: "b" };
  test.each<[string, JsonObject, readonly string[]]>([
    ["TBINDING-V-1", { ...binding(), spec: bare }, ["spec Required"]],
    ["TBINDING-V-2", binding({ driver: " " }), ["spec.driver Required"]],
    [
      "TBINDING-V-3",
      binding({ rawSettings: { env: { BUBU_TRANSPORT_SECURITY_MODE: "plaintext" } } }),
      ["spec.rawSettings.env.BUBU_TRANSPORT_SECURITY_MODE Forbidden"],
    ],
    ["TBINDING-V-4", binding({ transportRef: " " }), ["spec.transportRef Required"]],
    ["TBINDING-V-5", binding({ transportRef: "gone" }), ["spec.transportRef NotFound"]],
    ["TBINDING-V-6", binding({ driver: "other" }), ["spec.driver Invalid"]],
    ["TBINDING-V-6", binding({ driver: "ACME" }), ["spec.driver Invalid"]],
    ["TBINDING-V-7", sound({ name: "pcm16" }), ["spec.audio.codecs[0] Invalid"]],
    ["TBINDING-V-7", sound({ name: "opus", sampleRateHz: 16_000 }), ["spec.audio.codecs[0] Invalid"]],
    [
      "TBINDING-V-8",
      binding({ video: { direction: "publish", codecs: [{ name: "av1" }] } }),
      ["spec.video.codecs[0] Invalid"],
    ],
    [
      "TBINDING-V-9",
      binding({ binary: { direction: "publish", mimeTypes: ["text/plain"] } }),
      ["spec.binary.mimeTypes[0] Invalid"],
    ],
  ])("%s refuses %j", (_, object, expected) => {
    expect(fields({ object, related })).toEqual(expected);
  });

  test("keeps what it is about", () => {
    const two = [...related, transport({ driver: "other" }, "other")];
    const moved = (spec: JsonObject) => fields({ object: binding(spec), old: binding(), related: two });
    expect(moved({ transportRef: "other", driver: "other" })).toEqual([
      "spec.transportRef Forbidden",
      "spec.driver Forbidden",
    ]);
    expect(moved({ transportRef: "other" })).toEqual(["spec.driver Invalid", "spec.transportRef Forbidden"]);
    expect(moved({ connectorEndpoint: "127.0.0.1:50051" })).toEqual([]);
    expect(moved({ audio: { direction: "publish", codecs: [{ name: "mp3" }] } })).toEqual([
      "spec.audio.codecs[0] Invalid",
    ]);
  });

  test("is let go whatever became of its Transport", () => {
    expect(fields({ object: binding(), old: binding() })).toEqual([]);
    expect(fields({ object: binding({}, { finalizers: [] }), old: binding({}, deleting) })).toEqual([]);
    expect(judgeExample({ object: binding(), operation: "DELETE" }).allowed).toBe(true);
  });

  test("is refused when the lookup fails, with what is wrong with it besides", () => {
    const { findings } = judgeExample({ object: { ...binding(), spec: bare } });
    expect(findings.map(({ path }) => formatPath(path))).toEqual(["spec", "spec.transportRef"]);
  });
});
