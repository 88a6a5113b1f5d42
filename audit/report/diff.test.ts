import fc from "fast-check";
import { expect, test } from "vitest";
import { diff } from "./diff.ts";

test("what changed is shown with what is around it", () => {
  const before = Array.from({ length: 20 }, (_, at) => `line ${at}`);
  const after = before.with(10, "another");
  expect(diff(before, after)).toEqual([
    "…",
    " line 7",
    " line 8",
    " line 9",
    "-line 10",
    "+another",
    " line 11",
    " line 12",
    " line 13",
    "…",
  ]);
  expect(diff(before, before)).toEqual([]);
  expect(diff([], ["a"])).toEqual(["+a"]);
});

test("both texts can be read from it, where nothing is left out", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const shown = diff(before, after);
      const of = (sign: string) =>
        shown.filter((line) => line.startsWith(sign) || line.startsWith(" ")).map((line) => line.slice(1));
      if (shown.includes("…") || shown.length === 0) return;
      expect(of("-")).toEqual(before);
      expect(of("+")).toEqual(after);
    }),
  );
});

test("texts without end are compared in bounded time", () => {
  const before = Array.from({ length: 20_000 }, (_, at) => `a${at}`);
  const after = Array.from({ length: 20_000 }, (_, at) => `b${at}`);
  expect(diff(["x", ...before], ["x", ...after]).length).toBe(40_001);
});
