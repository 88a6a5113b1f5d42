import { describe, expect, test } from "vitest";
import { turned } from "../testing/small-log.ts";
import { encodeBatch, encodeHead } from "./batch.ts";
import { readSegment } from "./segment-file.ts";

const salt = Buffer.from("0123456789abcdef");
const text = (value: string) => Buffer.from(value);
const head = encodeHead({ first: 10, order: 3, salt });
const one = encodeBatch({ first: 10, records: [text("a"), text("b")] }, salt);
const two = encodeBatch({ first: 12, records: [text("c")] }, salt);
const rest = Buffer.alloc(100);
const read = (...parts: readonly Uint8Array[]) => {
  const content = readSegment(Buffer.concat(parts));
  return content && { ...content, records: content.records.map(String) };
};

describe("a segment", () => {
  test("holds its batches up to the zeroes", () => {
    expect(read(head, one, two, rest)).toEqual({ first: 10, order: 3, records: ["a", "b", "c"], end: "clean" });
    expect(read(head, rest)).toEqual({ first: 10, order: 3, records: [], end: "clean" });
    expect(read(head, one, two)).toMatchObject({ records: ["a", "b", "c"], end: "clean" });
  });

  test("may end in half a batch, of which any part is there", () => {
    for (let length = 1; length < two.length; length++)
      expect(read(head, one, two.subarray(0, length), rest)).toMatchObject({ records: ["a", "b"], end: "torn" });
    for (let bit = 0; bit < two.length * 8; bit++) {
      const content = read(head, one, turned(two, bit), rest);
      if (content?.end !== "clean") expect(content).toMatchObject({ records: ["a", "b"], end: "torn" });
    }
  });

  test("is damaged where a batch is broken and a later one is whole: that was acknowledged", () => {
    for (let bit = 0; bit < 28 * 8; bit++)
      expect(read(head, turned(one, bit), two, rest)).toMatchObject({ records: [], end: "damaged" });
    expect(read(head, Buffer.alloc(one.length), two, rest)).toMatchObject({ records: [], end: "damaged" });
    expect(read(head, two, rest)).toMatchObject({ records: [], end: "damaged" });
  });

  test("that was never used has no head", () => {
    expect(read(rest)).toBeUndefined();
    expect(read()).toBeUndefined();
  });

  test("cannot be continued by what a record says", () => {
    const foreign = encodeBatch({ first: 12, records: [text("forged")] }, Buffer.from("fedcba9876543210"));
    const holds = encodeBatch({ first: 10, records: [foreign] }, salt);
    expect(read(head, holds.subarray(0, -1), Buffer.alloc(1), rest)).toMatchObject({ records: [], end: "torn" });
  });
});
