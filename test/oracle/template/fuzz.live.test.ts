import { expect, test } from "vitest";
import { disagreement } from "./compare.ts";
import { differences } from "./differences.ts";
import { Fuzz, fuzzScope, tolerated } from "./fuzz.ts";
import { startOracle } from "./oracle.ts";

/** Another seed makes other templates: BUBU_FUZZ_SEED. */
const seed = Number(process.env.BUBU_FUZZ_SEED ?? 20260422);

test("Go answers random templates as we do, but for the differences that have a name", async () => {
  const fuzz = new Fuzz(seed);
  const questions = Array.from({ length: 6_000 }, (_, at) => ({
    id: String(at),
    template: fuzz.template(),
    scope: fuzzScope,
  }));
  const oracle = startOracle();
  const answers = await oracle.answer(questions);
  await oracle.stop();
  const wrong: string[] = [];
  let fine = 0;
  for (const [at, { template }] of questions.entries()) {
    const answer = answers[at];
    if (answer === undefined || answer.error === "budget") continue;
    const found = disagreement(answer, template, fuzzScope);
    if (found === undefined) fine++;
    else if (!tolerated.some(([pattern]) => pattern.test(found) || pattern.test(answer.reason ?? "")))
      wrong.push(`${template}: ${found} ${answer.reason ?? ""}`);
  }
  expect(wrong).toEqual([]);
  // Most of them agree: tolerance explains few.
  expect(fine).toBeGreaterThan(5_400);
});

test("what is tolerated has a name", () => {
  for (const [, name] of tolerated) expect(differences[name]).toBeDefined();
});
