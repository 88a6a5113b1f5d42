import { expect, test } from "vitest";
import type { Case } from "./case.ts";
import { startBench, startOracle } from "./oracle.ts";

const cases: readonly Case[] = [
  { id: "a", expression: "x.size() * 2", variables: { x: [1, 2] } },
  { id: "b", expression: "x.size(" },
];

test("the oracle answers batch after batch", async () => {
  const oracle = startOracle();
  const first = await oracle.answer(cases);
  const second = await oracle.answer([{ id: "c", expression: "x", types: { x: "uint" }, variables: { x: 7 } }]);
  await oracle.stop();
  expect(first).toMatchObject([{ id: "a", value: { int: "4" }, type: "int", cost: 3 }, { id: "b" }]);
  expect(first[1]?.parseError).toContain("Syntax error");
  expect(second).toMatchObject([{ id: "c", value: { uint: "7" } }]);
});

test("it writes expressions again, with their macros, and shows the expanded tree", async () => {
  const oracle = startOracle();
  const [answer] = await oracle.answer([{ id: "a", expression: "[1].all(i,i>0)", want: ["unparsed", "ast"] }]);
  await oracle.stop();
  expect(answer?.unparsed).toBe("[1].all(i, i > 0)");
  expect(answer?.ast).toContain("__comprehension__");
});

test("it says where the outcome depends on the order of a map", async () => {
  const oracle = startOracle(100);
  const [answer] = await oracle.answer([{ id: "a", expression: "{'a': 1, 'b': 2}.map(k, k)" }]);
  await oracle.stop();
  expect(answer?.unstable).toBe(true);
});

test("as a bench it measures what evaluates", async () => {
  const bench = startBench(5);
  const [good, bad] = await bench.answer(cases);
  await bench.stop();
  for (const figure of [good?.compileNs, good?.bareNs, good?.trackedNs]) expect(figure).toBeGreaterThan(0);
  expect(bad?.error).toContain("Syntax error");
});
