import fc from "fast-check";
import { expect, test } from "vitest";
import { sprintf } from "./printf.ts";
import { testRun } from "./testing/evaluated.ts";
import type { Value } from "./value.ts";
import { int } from "./value.ts";

function format(text: string, ...args: readonly Value[]): string {
  return sprintf(text, args, testRun());
}

test("verbs take their arguments in order, by index, and widths from them", () => {
  expect(format("%s-%d%%", "a", int(1))).toBe("a-1%");
  expect(format("%[2]s %[1]s", "a", "b")).toBe("b a");
  expect(format("%*d|%-*d|%.*f", int(4), int(1), int(3), int(2), int(1), 2.55)).toBe("   1|2  |2.5");
});

test("what does not fit is shown", () => {
  expect(format("%d", "a")).toBe("%!d(string=a)");
  expect(format("%d")).toBe("%!d(MISSING)");
  expect(format("a", int(1))).toBe("a%!(EXTRA int=1)");
  expect(format("%")).toBe("%!(NOVERB)");
  expect(format("%[5]d", int(1))).toBe("%!d(BADINDEX)");
  expect(format("%*d", "a", int(1))).toBe("%!(BADWIDTH)1");
  expect(format("%.*d", int(-1), int(1))).toBe("%!(BADPREC)1");
});

test.each(["%1000000000d", "%.1000000000f", "%999999d"])("%s is too wide", (text) => {
  expect(() => format(text, int(1))).toThrow(expect.objectContaining({ kind: "budget" }));
});

test("any format is shown somehow, within the budget", () => {
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.integer().map(int),
    fc.array(fc.string()),
  );
  const piece = fc.constantFrom(..."%[]*.-+# 01239vdsqxXeEfgGtTcUobOpw!".split(""), "a");
  fc.assert(
    fc.property(fc.array(piece), fc.array(value, { maxLength: 4 }), (pieces, args) => {
      try {
        return sprintf(pieces.join(""), args, testRun()).length <= 65_536;
      } catch (fault) {
        return (fault as { readonly kind?: string }).kind === "budget";
      }
    }),
    { numRuns: 2_000 },
  );
});
