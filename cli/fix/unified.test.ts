import fc from "fast-check";
import { expect, test } from "vitest";
import { unified } from "./unified.ts";

test("shows each change with three lines around it", () => {
  const lines = (...texts: string[]) => `${texts.join("\n")}\n`;
  const before = lines("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
  const after = lines("1", "2", "3", "4", "five", "6", "7", "8", "9", "10", "11", "12", "13");
  expect(unified("a.yaml", before, after)).toBe(
    lines(
      "--- a.yaml",
      "+++ a.yaml",
      "@@ -2,7 +2,7 @@",
      " 2",
      " 3",
      " 4",
      "-5",
      "+five",
      " 6",
      " 7",
      " 8",
      "@@ -10,3 +10,4 @@",
      " 10",
      " 11",
      " 12",
      "+13",
    ),
  );
  expect(unified("a.yaml", before, before)).toBe("");
});

test("the removed and kept lines are the text before, the added and kept ones the text after", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c"), { maxLength: 12 })
    .map((lines) => lines.map((l) => `${l}\n`).join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      // Without lines far from a change, the whole of both texts is in the difference.
      fc.pre(before !== after);
      const body = unified("x", before, after)
        .split("\n")
        .slice(2, -1)
        .filter((line) => !line.startsWith("@@"));
      const side = (other: string) => body.filter((line) => !line.startsWith(other)).map((line) => line.slice(1));
      expect(contains(before.split("\n").slice(0, -1), side("+"))).toBe(true);
      expect(contains(after.split("\n").slice(0, -1), side("-"))).toBe(true);
      const changes = body.filter((line) => !line.startsWith(" ")).length;
      expect(changes).toBeLessThanOrEqual(before.length + after.length);
    }),
  );
});

/** True where the lines of `part` stand in `whole` in this order. */
function contains(whole: readonly string[], part: readonly string[]): boolean {
  let at = 0;
  for (const line of part) {
    at = whole.indexOf(line, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
