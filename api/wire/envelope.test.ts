import { expect, test } from "vitest";
import { chunkProblem } from "./envelope.ts";

const none = {
  streamId: "",
  sequence: 0n,
  partition: "",
  chunkId: "",
  chunkIndex: 0,
  chunkCount: 0,
  chunkBytes: 0,
  totalBytes: 0,
};
const one = { ...none, streamId: "s", chunkId: "c", chunkCount: 2, chunkIndex: 1 };

test("a message in one piece, and a chunk with its place, pass", () => {
  expect([chunkProblem(none), chunkProblem(one)]).toEqual([undefined, undefined]);
});

test.each([
  [{ ...none, totalBytes: 1 }, "chunk fields are set without chunkCount"],
  [{ ...none, chunkId: "c" }, "chunk fields are set without chunkCount"],
  [{ ...one, chunkId: "" }, "a chunk has no chunkId"],
  [{ ...one, streamId: "" }, "a chunk has no streamId"],
  [{ ...one, chunkIndex: 2 }, "chunkIndex 2 is not below chunkCount 2"],
])("%o: %s", (envelope, problem) => {
  expect(chunkProblem(envelope)).toBe(problem);
});
