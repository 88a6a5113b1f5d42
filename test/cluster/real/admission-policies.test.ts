/** A real API server gives the answers that are checked in for the cases of admission policies; `-u` writes them. */
import { readFileSync } from "node:fs";
import { kubeContext } from "@bubustack/runtime/kube/kubeconfig";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { answersPath, readAnswers } from "../../conformance/admission-policies/answers.ts";
import { readGroups } from "../../conformance/admission-policies/case.ts";
import { holdConverted } from "../../conformance/admission-policies/converted.ts";
import { realTarget } from "../../conformance/admission-policies/real.ts";
import type { Answer } from "../../conformance/admission-policies/run.ts";
import { runGroup, store, world } from "../../conformance/admission-policies/run.ts";
import { until } from "../../installation/until.ts";
import { kubeconfig } from "./cluster.ts";

let target: ReturnType<typeof realTarget>;

beforeAll(async () => {
  const read = (path: string) => Promise.resolve(readFileSync(path, "utf8"));
  const { options } = await kubeContext(parse(await read(kubeconfig())), undefined, read);
  const { server, ca = "", clientCert = "", clientKey = "" } = options;
  target = realTarget({ server, ca, certPem: clientCert, keyPem: clientKey });
  await store(target, world);
  for (const kind of ["widgets", "gadgets"])
    await until(`${kind} are served`, async () => {
      const { code } = await target.send("GET", `/apis/cases.bubustack.io/v1/${kind}`);
      return code === 200 ? true : undefined;
    });
  // The types of new kinds reach the policies that change objects a little later.
  await until("their schemas are published", async () => {
    const { body } = await target.send("GET", "/openapi/v3/apis/cases.bubustack.io/v1");
    return JSON.stringify(body).includes("Gadget") ? true : undefined;
  });
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
