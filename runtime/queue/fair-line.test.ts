import fc from "fast-check";
import { expect, test } from "vitest";
import type { FairLine, Priority } from "./fair-line.ts";
import { fairLine } from "./fair-line.ts";

function drain(line: FairLine): readonly string[] {
  const all: string[] = [];
  for (let key = line.pop(); key !== undefined; key = line.pop()) all.push(key);
  return all;
}

test("groups take turns, whatever one of them brings", () => {
  const line = fairLine();
  for (const at of [1, 2, 3, 4]) line.push(`a${at}`, "a", "normal");
  line.push("b1", "b", "normal");
  line.push("c1", "c", "normal");
  line.push("c2", "c", "normal");
  expect(drain(line)).toEqual(["a1", "b1", "c1", "a2", "c2", "a3", "a4"]);
});

test("urgent ones come first, and the others are not starved by them", () => {
  const line = fairLine();
  for (let at = 0; at < 8; at++) line.push(`h${at}`, "g", "high");
  line.push("normal", "g", "normal");
  line.push("low", "g", "low");
  const drained = drain(line);
  expect(drained.slice(0, 3)).toEqual(["h0", "h1", "h2"]);
  expect(drained.indexOf("normal")).toBe(3);
  expect(drained.indexOf("low")).toBe(7);
});

test("a key that waits is not added again, but can become more urgent", () => {
  const line = fairLine();
  line.push("x", "g", "low");
  line.push("y", "g", "normal");
  line.push("x", "g", "high");
  line.push("x", "g", "low");
  expect([line.size(), drain(line)]).toEqual([2, ["x", "y"]]);
});

test("whatever is pushed comes out once", () => {
  const key = fc.constantFrom("a", "b", "c", "d", "e");
  const push = fc.tuple(key, fc.constantFrom("g", "h"), fc.constantFrom<Priority>("high", "normal", "low"));
  fc.assert(
    fc.property(fc.array(push), (pushes) => {
      const line = fairLine();
      for (const [name, group, priority] of pushes) line.push(name, group, priority);
      const drained = drain(line);
      expect(drained.toSorted()).toEqual([...new Set(pushes.map(([name]) => name))].sort());
      expect(line.size()).toBe(0);
    }),
  );
});
