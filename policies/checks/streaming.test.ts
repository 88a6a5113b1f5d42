import { expect, test } from "vitest";
import { streamingFindings } from "./streaming.ts";

const places = (given: Parameters<typeof streamingFindings>[1]) =>
  streamingFindings(["s"], given).map(({ path }) => path.slice(1).join("."));

test("blank texts, times and words", () => {
  expect(
    places({
      flowControl: { ackEvery: { maxDelay: "0s" } },
      partitioning: { mode: "hash", key: " " },
      recording: { redactFields: ["a", ""] },
      observability: { tracing: { samplePolicy: "allways" } },
    }),
  ).toEqual([
    "flowControl.ackEvery.maxDelay",
    "partitioning.key",
    "observability.tracing.samplePolicy",
    "recording.redactFields.1",
  ]);
});

test("a threshold alone, a hash without a key and a blank policy pass", () => {
  expect(
    places({
      flowControl: { pauseThreshold: { bufferPct: 10 } },
      partitioning: { mode: "hash" },
      observability: { tracing: { samplePolicy: " " } },
    }),
  ).toEqual([]);
});

test("lanes have names and kinds of their own", () => {
  const lane = (name: string, kind: "audio" | "video") => ({ name, kind });
  expect(places({ lanes: [lane("a", "audio"), lane("a", "video"), lane("b", "audio")] })).toEqual([
    "lanes.1.name",
    "lanes.2.kind",
  ]);
});

test("an unknown policy word gets the one that was meant", () => {
  const [found] = streamingFindings([], { observability: { tracing: { samplePolicy: "allways" } } });
  expect(found?.replacement).toBe("always");
});
