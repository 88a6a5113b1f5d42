import { expect, test } from "vitest";
import { fields, Malformed } from "./reader.ts";

const read = (...bytes: number[]) => [...fields(Buffer.from(bytes))];

test("reads numbers and bytes", () => {
  expect(read(0x08, 0x96, 0x01)).toEqual([{ number: 1, value: 150n }]);
  expect(read(0x12, 0x02, 0x68, 0x69)).toEqual([{ number: 2, value: Buffer.from("hi") }]);
  expect(read(0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)).toEqual([{ number: 1, value: -1n }]);
  expect(read(0x0d, 1, 0, 0, 0, 0x11, 1, 0, 0, 0, 0, 0, 0, 0)).toHaveLength(2);
});

test.each([[[0x12, 0x05, 0x68]], [[0x08]], [[0x0b]], [[0x08, ...Array.from({ length: 11 }, () => 0xff)]]])(
  "%j is malformed",
  (bytes) => {
    expect(() => read(...bytes)).toThrow(Malformed);
  },
);
