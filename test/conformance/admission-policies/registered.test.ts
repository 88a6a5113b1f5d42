/** The webhooks of an installation say what a real API server said by its own policies, over HTTPS. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmbeddedCluster } from "../../e2e/embedded-cluster.ts";
import { embeddedCluster } from "../../e2e/embedded-cluster.ts";
import { installDefinitions } from "../../installation/chart.ts";
import type { Webhooks } from "../../installation/webhooks.ts";
import { startWebhooks } from "../../installation/webhooks.ts";
import { readAnswers } from "./answers.ts";
import { readGroups } from "./case.ts";
import { realTarget } from "./real.ts";
import { holdRegistered, settings } from "./registered.ts";
import { store, world } from "./run.ts";

let cluster: EmbeddedCluster;
let webhooks: Webhooks | undefined;
let target: ReturnType<typeof realTarget>;

beforeAll(async () => {
  cluster = await embeddedCluster();
  await installDefinitions(cluster.admin);
  target = realTarget(cluster);
  await store(target, world);
  webhooks = await startWebhooks(cluster, settings);
}, 120_000);

afterAll(async () => {
  target?.close();
  await webhooks?.stop();
  await cluster?.stop();
});

test("each as the API server did by policies of its own", async () => {
  let compared = 0;
  for (const [file, groups] of readGroups()) compared += await holdRegistered(target, groups, readAnswers(file));
  expect(compared).toBeGreaterThanOrEqual(450);
}, 300_000);
