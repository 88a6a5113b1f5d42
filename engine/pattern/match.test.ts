import { expect, test } from "vitest";
import { matches } from "./match.ts";
import { parse } from "./parse.ts";
import type { Program } from "./program.ts";
import { program } from "./program.ts";

function compiled(source: string): Program {
  const parsed = parse(source);
  const found = "problem" in parsed ? undefined : program(parsed.syntax);
  if (found === undefined) throw new Error(source);
  return found;
}

test("counts its work, and stops when there is no more fuel", () => {
  const text = `${"a".repeat(50_000)}b`;
  const fuel = { left: 1_000_000 };
  expect(matches(compiled("^(a+)+$"), text, fuel)).toBe(false);
  expect(fuel.left).toBeGreaterThan(0);
  expect(matches(compiled("[a-z]{1,100}[0-9]"), text, { left: 100_000 })).toBeUndefined();
});

test("a match that needs only the beginning costs only that", () => {
  const fuel = { left: 100 };
  expect(matches(compiled("^b"), "a".repeat(100_000), fuel)).toBe(false);
  expect(matches(compiled("a"), "a".repeat(100_000), fuel)).toBe(true);
  expect(fuel.left).toBeGreaterThan(80);
});
