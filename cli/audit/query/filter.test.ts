import { expect, test } from "vitest";
import { filterOf } from "./filter.ts";

const event = { type: "t", data: { verdict: "refused", findings: [{ rule: "a" }, { rule: "b" }] } };

test("a filter reads the record and its data", () => {
  expect(filterOf("data.verdict == 'refused' && size(data.findings) > 1")(event)).toBe(true);
  expect(filterOf("data.findings.exists(f, f.rule == 'c')")(event)).toBe(false);
  expect(filterOf("record.type == 't' && has(record.data)")(event)).toBe(true);
});

test("of what it cannot judge it says why", () => {
  expect(filterOf("data.none == 1")(event)).toMatchObject({ problem: expect.stringContaining("none") });
  expect(filterOf("data.verdict")(event)).toEqual({ problem: "the filter is neither true nor false" });
  expect(filterOf("data == 1")({ type: "t" })).toBe(false);
});

test("its work is bounded", () => {
  const nested = "[1,2,3,4,5,6,7,8,9,10]".repeat(1);
  const all = ["a", "b", "c", "d", "e", "f", "g"].reduceRight(
    (inner, name) => `${nested}.all(${name}, ${inner})`,
    "true",
  );
  expect(filterOf(all)(event)).toMatchObject({ problem: expect.stringContaining("cost limit") });
});

test("an expression that is none is refused with its place", () => {
  expect(() => filterOf("data.verdict ==")).toThrow("--filter: ");
  expect(() => filterOf("nothing.at.all")).toThrow("undeclared reference to 'nothing'");
});
