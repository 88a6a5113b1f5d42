import { expect, test } from "vitest";
import { parse } from "./parse.ts";
import { program } from "./program.ts";

const compiled = (source: string) => {
  const parsed = parse(source);
  return "problem" in parsed ? undefined : program(parsed.syntax);
};

test("what must begin at the start is known", () => {
  expect(
    ["^a", "(^a|^b)c", "(?i)^a", "a", "^a|b", "a^", "(^a)*", "(?m)^a"].map((one) => compiled(one)?.anchored),
  ).toEqual([true, true, true, false, false, false, false, false]);
});

test("repetitions unfold up to a bound", () => {
  expect(compiled("a{3}")?.states.length).toBe(4);
  expect(compiled("((a{1000}){1000}){1000}")).toBeUndefined();
  expect(compiled("((a{0,1000}){0,1000}){0,1000}")).toBeUndefined();
});

test("nothing, repeated, is nothing", () => {
  expect(compiled(`${"(".repeat(50)}${"){1000}".repeat(50)}`)?.states.length).toBe(1);
});
