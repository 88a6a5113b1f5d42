import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { turned } from "../testing/small-log.ts";
import { entryOf } from "../tree/bundle.ts";
import { batchSize, decodeBatch, decodeHead, encodeBatch, encodeHead } from "./batch.ts";

const salt = Buffer.from("0123456789abcdef");
const record = fc.uint8Array({ minLength: 1, maxLength: 90 }).map((bytes) => Buffer.from(bytes));

describe("a batch", () => {
  test("is read as it was written, wherever it stands", () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), fc.maxSafeNat(), fc.nat({ max: 99 }), (records, first, at) => {
        const bytes = encodeBatch({ first, records }, salt);
        expect(bytes.length).toBe(batchSize(records.map(entryOf)));
        const segment = Buffer.concat([Buffer.alloc(at), bytes, Buffer.alloc(40)]);
        expect(decodeBatch(segment, at, salt)).toEqual({ batch: { first, records }, end: at + bytes.length });
      }),
    );
  });

  test("with a bit turned, cut, or of another segment is none", () => {
    const bytes = encodeBatch({ first: 7, records: [Buffer.from("one"), Buffer.from("two")] }, salt);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const found = decodeBatch(turned(bytes, bit), 0, salt);
      // Four bytes of the head are not used.
      if (bit >> 3 < 28 || bit >> 3 >= 32) expect(found).toBeUndefined();
    }
    for (let length = 0; length < bytes.length; length++)
      expect(decodeBatch(bytes.subarray(0, length), 0, salt)).toBeUndefined();
    expect(decodeBatch(bytes, 0, Buffer.from("0123456789abcdeX"))).toBeUndefined();
  });

  test("is not found in any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeBatch(Buffer.concat([salt.subarray(0, 8), bytes]), 0, salt)).toBeUndefined();
      }),
    );
  });
});

test("the head of a segment is read as it was written, and with a bit turned not at all", () => {
  const head = { first: 2 ** 40, order: 9, salt };
  const bytes = encodeHead(head);
  expect(decodeHead(bytes)).toEqual(head);
  for (let bit = 0; bit < 44 * 8; bit++) expect(decodeHead(turned(bytes, bit))).toBeUndefined();
  expect(decodeHead(bytes.subarray(0, 63))).toBeUndefined();
});
