import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import type { Case, Environment } from "./case.ts";
import { fuzz } from "./fuzz/differ.ts";
import type { Oracle } from "./oracle.ts";
import { startOracle } from "./oracle.ts";
import { answer } from "./ours.ts";

let oracle: Oracle<Answer>;
beforeAll(() => {
  oracle = startOracle();
});
afterAll(() => oracle.stop());

/** The oracle, asked in an environment of its own. */
function within(env: Environment) {
  return (cases: readonly Case[]) => oracle.answer(cases.map((asked) => ({ ...asked, env })));
}

test.each<[number, Environment]>([
  [3_000, "kubernetes"],
  [1_000, "plain"],
])("%i generated expressions are answered alike by our engine, %s", async (count, env) => {
  const ours = async (cases: readonly Case[]) => cases.map(answer);
  const { findings, differing } = await fuzz({ oracle: oracle.answer, ours, env }, { seed: 1, count, most: 10 });
  expect({ findings, differing }).toEqual({ findings: [], differing: 0 });
});

test("what release 1.36 offers to stored expressions is what it offers to new ones", async () => {
  const sides = { oracle: oracle.answer, ours: within("kubernetes-1.36"), env: "kubernetes" } as const;
  const { findings, differing } = await fuzz(sides, { seed: 1, count: 2_000 });
  expect({ findings, differing }).toEqual({ findings: [], differing: 0 });
});

test("what an older release does not have is found, as the smallest expressions that show it", async () => {
  const sides = { oracle: oracle.answer, ours: within("kubernetes-1.33"), env: "kubernetes" } as const;
  const { findings, differing } = await fuzz(sides, { seed: 2, count: 500, most: 4 });
  expect(differing).toBeGreaterThan(10);
  expect(findings.map(({ expression }) => expression).join(" ")).toMatch(
    /\.(sort|distinct|slice|reverse|first|last)\(/,
  );
  for (const { expression } of findings) expect(expression.length).toBeLessThan(60);
});

test("an answer that is a unit too dear is found", async () => {
  const dearer = async (cases: readonly Case[]) =>
    (await oracle.answer(cases)).map((answer, index) =>
      cases[index]?.expression.includes("substring") && answer.cost !== undefined
        ? { ...answer, cost: answer.cost + 1 }
        : answer,
    );
  const { findings } = await fuzz(
    { oracle: oracle.answer, ours: dearer, env: "kubernetes" },
    { seed: 1, count: 500, most: 4 },
  );
  expect(findings.length).toBeGreaterThan(0);
  for (const { expression, differences } of findings) {
    expect(expression.length).toBeLessThan(60);
    expect(differences.map(({ aspect }) => aspect)).toEqual(["cost"]);
  }
});
