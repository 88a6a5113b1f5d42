/** Policies at the point Reference, as who writes an object that refers elsewhere meets them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { defaultSettings } from "@bubustack/policies/settings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { installDefinitions } from "../installation/chart.ts";
import { applied, pathOf } from "../installation/objects.ts";
import { until } from "../installation/until.ts";
import type { Webhooks } from "../installation/webhooks.ts";
import { startWebhooks } from "../installation/webhooks.ts";
import type { EmbeddedCluster } from "./embedded-cluster.ts";
import { embeddedCluster } from "./embedded-cluster.ts";

let cluster: EmbeddedCluster;
let webhooks: Webhooks | undefined;

const namespace = (name: string, labels: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels },
});
const pack = new URL("../../policies/packs/namespace-governance/teams.yaml", import.meta.url);
const policy: JsonObject = parse(readFileSync(fileURLToPath(pack), "utf8"));
const story: JsonObject = {
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Story",
  metadata: { name: "there", namespace: "team-b" },
  spec: { steps: [{ name: "end", type: "stop" }] },
};
const grant: JsonObject = {
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "ReferenceGrant",
  metadata: { name: "for-a", namespace: "team-b" },
  spec: {
    from: [{ group: "runs.bubustack.io", kind: "StoryRun", namespace: "team-a" }],
    to: [{ group: "bubustack.io", kind: "Story" }],
  },
};
const run: JsonObject = {
  apiVersion: "runs.bubustack.io/v1alpha1",
  kind: "StoryRun",
  metadata: { name: "abroad", namespace: "team-a" },
  spec: { storyRef: { name: "there", namespace: "team-b" } },
};

beforeAll(async () => {
  cluster = await embeddedCluster();
  await installDefinitions(cluster.admin);
  for (const object of [namespace("team-a", { team: "a" }), namespace("team-b", { team: "b" })])
    await applied(cluster.admin, object);
  webhooks = await startWebhooks(cluster, { ...defaultSettings, crossNamespace: "grant" });
  await applied(cluster.admin, story);
}, 120_000);

afterAll(async () => {
  await webhooks?.stop();
  await cluster?.stop();
});

/** What who creates the run without storing it is told: the refusal, or the warnings. */
async function told(): Promise<{ readonly refused?: string; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const onWarning = (text: string) => void warnings.push(text);
  try {
    await cluster.admin.request("POST", pathOf(run, false), { body: run, query: { dryRun: "All" }, onWarning });
    return { warnings };
  } catch (error) {
    if (error instanceof BubuError) return { refused: error.message, warnings };
    throw error;
  }
}

const rule = "clusterpolicies/teams-apart/same-team-or-shared";

test("a grant lets a reference lead out, a policy keeps it, the other namespace shares, and a policy that warns only warns", async () => {
  expect((await told()).refused).toContain("team-b");
  await applied(cluster.admin, grant);
  await until("the grant counts", async () => ((await told()).refused === undefined ? true : undefined));

  await applied(cluster.admin, policy);
  const refused = await until("the policy counts", async () => (await told()).refused);
  expect(refused).toContain("spec.storyRef");
  expect(refused).toContain("namespace team-b is not shared with team a; have it labelled share-with.a=true");
  expect(refused).toContain(`[${rule}]`);

  await applied(cluster.admin, namespace("team-b", { team: "b", "share-with.a": "true" }));
  await until("the label counts", async () => ((await told()).refused === undefined ? true : undefined));

  await applied(cluster.admin, namespace("team-b", { team: "b" }));
  await until("the label is gone", async () => (await told()).refused);
  const spec = policy["spec"] as JsonObject;
  await applied(cluster.admin, { ...policy, spec: { ...spec, action: "Warn" } });
  const warned = await until("it warns", async () => {
    const { refused: still, warnings } = await told();
    return still === undefined && warnings.length > 0 ? warnings : undefined;
  });
  expect(warned).toEqual([expect.stringContaining(`[${rule}]`)]);
});
