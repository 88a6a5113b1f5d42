import { expect, test } from "vitest";
import { decode } from "./decode.ts";
import { limitProblems } from "./limits.ts";
import { DataRequest, TransportDescriptor } from "./transport/v1/transport.ts";

function blank() {
  const decoded = decode(DataRequest, new Uint8Array(0));
  if (!("value" in decoded)) throw new Error(decoded.problem);
  return decoded.value;
}

test("a message within its bounds has no problems", () => {
  expect(limitProblems(DataRequest, { ...blank(), metadata: { story: "hello" } })).toEqual([]);
});

test("texts, bytes, numbers, entries and keys are bounded, each told at its place", () => {
  const audio = {
    pcm: new Uint8Array(10_485_761),
    sampleRateHz: 1,
    channels: 9,
    codec: "x".repeat(33),
    timestampMs: 0n,
  };
  const descriptor = {
    name: "😀".repeat(129),
    kind: "",
    mode: "",
    typedConfig: { transportRef: "x".repeat(254), modeReason: "" },
  };
  const value = {
    ...blank(),
    frame: { case: "audio" as const, value: audio },
    metadata: { "": "x".repeat(1_025) },
    transports: [descriptor, ...Array(10).fill({ ...descriptor, name: "", typedConfig: undefined })],
  };
  expect(limitProblems(DataRequest, value).map(({ path, message }) => `${path.join(".")} ${message}`)).toEqual([
    "audio.pcm has 10485761 bytes, more than 10485760",
    "audio.sampleRateHz is 1, less than 8000",
    "audio.channels is 9, more than 8",
    "audio.codec has 33 characters, more than 32",
    "metadata has 0 characters in a key, less than 1",
    "metadata. has 1025 characters, more than 1024",
    "transports has 11 entries, more than 10",
    "transports.0.name has 129 characters, more than 128",
    "transports.0.typedConfig.transportRef has 254 characters, more than 253",
  ]);
});

test("of very many problems a hundred are told", () => {
  const long = { name: "x".repeat(200), kind: "", mode: "" };
  const value = { ...blank(), transports: Array(1_000).fill(long) };
  expect(limitProblems(DataRequest, value)).toHaveLength(100);
  expect(limitProblems(TransportDescriptor, { ...long, name: "a" })).toEqual([]);
});
