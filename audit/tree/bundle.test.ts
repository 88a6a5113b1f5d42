import fc from "fast-check";
import { expect, test } from "vitest";
import { entryOf, parseBundle } from "./bundle.ts";

test("records are read from a bundle as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { minLength: 1, maxLength: 256 }), (records) => {
      const bytes = Buffer.concat(records.map(entryOf));
      expect(parseBundle(bytes, records.length)?.map((record) => [...record])).toEqual(
        records.map((each) => [...each]),
      );
      expect(parseBundle(bytes, records.length + 1)).toBeUndefined();
      expect(parseBundle(bytes, records.length - 1)).toBeUndefined();
      expect(parseBundle(bytes.subarray(0, -1), records.length)).toBeUndefined();
    }),
  );
});

test("the length is two bytes, most significant first", () => {
  expect([...entryOf(new Uint8Array(258))].slice(0, 3)).toEqual([1, 2, 0]);
  expect([...(parseBundle(Uint8Array.of(0, 1, 7, 0, 0), 2)?.[0] ?? [])]).toEqual([7]);
});

test("bytes that are no bundle are refused, whatever they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat({ max: 256 }), (bytes, width) => {
      const records = parseBundle(bytes, width);
      if (records) expect(Buffer.concat(records.map(entryOf))).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 2_000 },
  );
});
