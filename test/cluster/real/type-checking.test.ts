/** A real API server says of the types in policies what is checked in; `-u` writes it. */
import { published } from "@bubustack/controller/policy/published";
import { namedParams, namedResources, typeWarnings } from "@bubustack/policies/admission/type-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../../conformance/type-checking/cases.ts";
import { answersPath, answerTo, readPolicies } from "../../conformance/type-checking/cases.ts";
import { casesTarget } from "./cases.ts";
import { cluster } from "./cluster.ts";

let target: Awaited<ReturnType<typeof casesTarget>>;
const answers: { [name: string]: Answer } = {};

beforeAll(async () => {
  target = await casesTarget();
  for (const [name, policy] of readPolicies()) answers[name] = await answerTo(target, policy, async () => {});
}, 120_000);

afterAll(() => target?.close());

test("its answers are those that are checked in", async () => {
  await expect(`${JSON.stringify(answers, null, 2)}\n`).toMatchFileSnapshot(answersPath);
});

/** Where we say something else of a policy, by the types that the API server publishes. */
const differences: { readonly [name: string]: string } = {
  quantities:
    "the API server finds no field that is a map of quantities, though expressions can read it; for us amounts are text",
};

test("by the types that it publishes we say the same", async () => {
  const kinds = published((await cluster()).admin, () => performance.now());
  for (const [name, policy] of readPolicies()) {
    const answer = answers[name];
    if (answer === undefined || !("typeChecking" in answer)) continue;
    const [named, params] = [namedResources(policy), namedParams(policy)];
    await kinds.prepare(params === undefined ? named : [...named, params]);
    const matched = named.flatMap((one) => kinds.kindOf(one) ?? []);
    const warnings = typeWarnings(policy, matched, params && kinds.kindOf(params));
    const why = differences[name];
    if (why === undefined) expect.soft(warnings, name).toEqual(answer.typeChecking.expressionWarnings ?? []);
    else expect.soft(warnings, why).not.toEqual(answer.typeChecking.expressionWarnings ?? []);
  }
});
