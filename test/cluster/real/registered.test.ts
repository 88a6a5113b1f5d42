/** The webhooks of an installation on a real API server say what that server says by policies of its own. */
import { readFileSync } from "node:fs";
import { kubeContext } from "@bubustack/runtime/kube/kubeconfig";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { readAnswers } from "../../conformance/admission-policies/answers.ts";
import { readGroups } from "../../conformance/admission-policies/case.ts";
import { realTarget } from "../../conformance/admission-policies/real.ts";
import { holdRegistered, settings } from "../../conformance/admission-policies/registered.ts";
import { store, world } from "../../conformance/admission-policies/run.ts";
import { installDefinitions } from "../../installation/chart.ts";
import { until } from "../../installation/until.ts";
import type { Webhooks } from "../../installation/webhooks.ts";
import { startWebhooks } from "../../installation/webhooks.ts";
import { cluster, kubeconfig } from "./cluster.ts";

let target: ReturnType<typeof realTarget>;
let webhooks: Webhooks | undefined;

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
  const installed = await cluster();
  await installDefinitions(installed.admin);
  webhooks = await startWebhooks(installed, settings);
}, 300_000);

afterAll(async () => {
  await webhooks?.stop();
  target?.close();
});

test("each as the API server did by policies of its own", async () => {
  let compared = 0;
  for (const [file, groups] of readGroups()) compared += await holdRegistered(target, groups, readAnswers(file));
  expect(compared).toBeGreaterThanOrEqual(450);
}, 600_000);
