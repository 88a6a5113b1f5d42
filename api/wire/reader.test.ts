import { expect, test } from "vitest";
import { Reader } from "./reader.ts";
import { wire } from "./writer.ts";

const reader = (...bytes: readonly number[]) => new Reader(Uint8Array.from(bytes));

test("numbers up to 64 bits", () => {
  expect(reader(0x7f).varint(1)).toBe(127n);
  expect(reader(...Array(9).fill(0xff), 1).varint(10)).toBe(0xffff_ffff_ffff_ffffn);
  expect(reader(0xac, 2).short(2)).toBe(300);
});

test.each([
  ["a number without its end", (one: Reader) => one.varint(1), [0x80]],
  ["a number of more than ten bytes", (one: Reader) => one.varint(11), Array(11).fill(0xff)],
  ["a value beyond the end", (one: Reader) => one.delimited(1), [5]],
  ["a double without its end", (one: Reader) => one.double(4), [0, 0, 0, 0]],
  ["an end without a group", (one: Reader) => one.skip(wire.endGroup, 0), []],
  ["a group without an end", (one: Reader) => one.skip(wire.startGroup, 0), []],
  ["a wire type that there is not", (one: Reader) => one.skip(7, 0), []],
])("%s is a problem", (_, act, bytes) => {
  const one = reader(...bytes);
  act(one);
  expect(one.problem).toBeDefined();
  expect(one.before(1_000)).toBe(false);
});

test("values of unknown fields are passed over, groups with all that is in them", () => {
  const group = reader(0x08, 1, 0x12, 1, 65, 0x1b, 0x1c, 0x24, 0x2a);
  group.skip(wire.startGroup, 9);
  expect([group.problem, group.short(9)]).toEqual([undefined, 0x2a]);
  const fixed = reader(0, 0, 0, 0, 0, 0, 0, 0, 7);
  fixed.skip(wire.fixed32, 9);
  fixed.skip(wire.fixed32, 9);
  expect(fixed.short(9)).toBe(7);
});

test("bytes are copies", () => {
  const given = Uint8Array.from([1, 2]);
  const part = new Reader(given).raw(2);
  given[0] = 9;
  expect([...part]).toEqual([1, 2]);
});
