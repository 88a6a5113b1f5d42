import { expect, test } from "vitest";
import { partsOf } from "./layout.ts";

function split(layout: string): readonly string[] {
  return partsOf(layout).map(({ element, text }) => (element === undefined ? `'${text}'` : element));
}

test.each([
  ["2006-01-02", ["2006", "'-'", "01", "'-'", "02"]],
  ["Jan Janet January", ["Jan", "' Janet '", "January"]],
  ["Mon Monday Mond", ["Mon", "' '", "Monday", "' Mond'"]],
  ["_2 _2006 __2", ["_2", "' _'", "2006", "' '", "__2"]],
  ["05.000 05.9995 05,99", ["05", ".000", "' '", "05", "'.999'", "5", "' '", "05", ",99"]],
  ["Z07:00:00Z07-0700-07", ["Z07:00:00", "Z07", "-0700", "-07"]],
  ["plain", ["'plain'"]],
  ["", []],
] as const)("%s", (layout, parts) => {
  expect(split(layout)).toEqual(parts);
});
