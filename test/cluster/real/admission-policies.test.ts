/** A real API server gives the answers that are checked in for the cases of admission policies; `-u` writes them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { answersPath, readAnswers } from "../../conformance/admission-policies/answers.ts";
import { readGroups } from "../../conformance/admission-policies/case.ts";
import { holdConverted } from "../../conformance/admission-policies/converted.ts";
import type { Answer } from "../../conformance/admission-policies/run.ts";
import { runGroup } from "../../conformance/admission-policies/run.ts";
import { casesTarget } from "./cases.ts";

let target: Awaited<ReturnType<typeof casesTarget>>;

beforeAll(async () => {
  target = await casesTarget();
});

afterAll(() => target?.close());

test.each([...readGroups()])(
  "%s",
  async (file, groups) => {
    const answers: { [group: string]: { readonly [name: string]: Answer } } = {};
    for (const group of groups) {
      const given = await runGroup(target, group);
      answers[group.group] = given;
      for (const { name, allowed } of group.cases)
        expect.soft((given[name]?.code ?? 500) < 400, `${group.group}: ${name}`).toBe(allowed);
    }
    await expect(`${JSON.stringify(answers, null, 2)}\n`).toMatchFileSnapshot(answersPath(file));
  },
  300_000,
);

test("as policies that were converted to ours and back, too", async () => {
  let compared = 0;
  for (const [file, groups] of readGroups()) compared += await holdConverted(target, groups, readAnswers(file));
  expect(compared).toBeGreaterThanOrEqual(450);
}, 300_000);
