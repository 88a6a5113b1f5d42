/** The webhooks of an installation on a real API server say what that server says by policies of its own. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readAnswers } from "../../conformance/admission-policies/answers.ts";
import { readGroups } from "../../conformance/admission-policies/case.ts";
import { holdRegistered, settings } from "../../conformance/admission-policies/registered.ts";
import { installDefinitions } from "../../installation/chart.ts";
import type { Webhooks } from "../../installation/webhooks.ts";
import { startWebhooks } from "../../installation/webhooks.ts";
import { casesTarget } from "./cases.ts";
import { cluster } from "./cluster.ts";

let target: Awaited<ReturnType<typeof casesTarget>>;
let webhooks: Webhooks | undefined;

beforeAll(async () => {
  target = await casesTarget();
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
