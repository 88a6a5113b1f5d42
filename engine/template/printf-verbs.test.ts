import { expect, test } from "vitest";
import type { Flags } from "./printf-flags.ts";
import { formatValue } from "./printf-verbs.ts";
import { testRun } from "./testing/evaluated.ts";
import type { Value } from "./value.ts";
import { int } from "./value.ts";

const none: Flags = {
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  width: undefined,
  precision: undefined,
};

test.each<[Value, string, Partial<Flags>, string]>([
  [int(255), "x", { sharp: true }, "0xff"],
  [int(-5), "d", { width: 6, zero: true }, "-00005"],
  [int(7), "d", { precision: 3, plus: true }, "+007"],
  [int(65), "c", {}, "A"],
  [int(128_512), "U", { sharp: true }, "U+1F600 '😀'"],
  [int(-1), "c", {}, "\ufffd"],
  [1.5, "f", { precision: 1, width: 6, minus: true }, "1.5   "],
  [1, "g", { sharp: true }, "1.00000"],
  ["hé", "x", { space: true, sharp: true }, "0x68 0xc3 0xa9"],
  ["héllo", "s", { precision: 2 }, "hé"],
  ["a", "q", { sharp: true }, "`a`"],
  ["é", "q", { plus: true }, '"\\u00e9"'],
  [true, "t", {}, "true"],
  [null, "v", { width: 7 }, "  <nil>"],
  [null, "d", {}, "%!d(<nil>)"],
  [[int(1), null], "d", {}, "[1 <nil>]"],
  [[int(1), null], "v", { sharp: true }, "[]interface {}{1, interface {}(nil)}"],
  [{ b: "x", a: "y" }, "q", {}, 'map["a":"y" "b":"x"]'],
  [int(1), "z", {}, "%!z(int=1)"],
  ["a", "T", {}, "string"],
])("case %#", (value, verb, flags, text) => {
  expect(formatValue(value, verb, { ...none, ...flags }, testRun())).toBe(text);
});
