import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { writeImage } from "@bubustack/cli/build/image/write";
import { systemNamespace as namespace } from "@bubustack/dev/accounts";
import { serviceName } from "@bubustack/policies/registration/names";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installDefinitions } from "../../installation/chart.ts";
import type { Cluster } from "../../installation/cluster.ts";
import { applied, metadataOf, pathOf } from "../../installation/objects.ts";
import { until } from "../../installation/until.ts";
import { kubectl } from "../kubectl.ts";
import { cluster, folder } from "./cluster.ts";
import { platform, programs } from "./platform.ts";

/** Milliseconds until all programs run, on a busy machine. */
const patienceMs = 120_000;
const stories = "/apis/bubustack.io/v1alpha1/namespaces/default/stories";
/** kubectl keeps what it has discovered in its home. */
const home = mkdtempSync(join(tmpdir(), "bubu-platform-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let on: Cluster;

beforeAll(async () => {
  on = await cluster();
  await installDefinitions(on.admin);
  for (const object of platform()) await applied(on.admin, object);
}, patienceMs);

function story(name: string, pattern: string): JsonObject {
  const steps = [{ name: "wait", type: "sleep", with: { duration: "1s" } }];
  return { apiVersion: "bubustack.io/v1alpha1", kind: "Story", metadata: { name }, spec: { pattern, steps } };
}

/** The Pods of a program that are ready and not about to end. */
async function readyPods(name: string): Promise<readonly JsonObject[]> {
  const query = { labelSelector: `app=${name}` };
  const { items } = await on.admin.request("GET", `/api/v1/namespaces/${namespace}/pods`, { query });
  return (Array.isArray(items) ? items : []).filter(({ metadata, status }) => {
    const conditions: readonly unknown[] = status?.conditions ?? [];
    const ready = conditions.filter(isObject).some(({ type, status: is }) => type === "Ready" && is === "True");
    return ready && metadata.deletionTimestamp === undefined;
  });
}

function untilReady(name: string, count: number): Promise<readonly JsonObject[]> {
  return until(
    `${count} of ${name} are ready`,
    async () => {
      const found = await readyPods(name);
      return found.length === count ? found : undefined;
    },
    patienceMs,
  );
}

/** The bundles of authorities that the API server was told to trust, one for each webhook. */
async function trusted(): Promise<readonly string[]> {
  const kind = "ValidatingWebhookConfiguration";
  const object = { apiVersion: "admissionregistration.k8s.io/v1", kind, metadata: { name: "bubustack-validate" } };
  const { webhooks } = await on.admin.request("GET", pathOf(object, true));
  return (Array.isArray(webhooks) ? webhooks : []).map(({ clientConfig }) => {
    expect(clientConfig.service).toMatchObject({ namespace, name: serviceName, port: 443 });
    return Buffer.from(clientConfig.caBundle, "base64").toString();
  });
}

test("the image runs as every program of the platform, restricted, and all become ready", {
  timeout: patienceMs,
}, async () => {
  for (const { name, replicas } of programs) {
    for (const { status } of await untilReady(name, replicas)) {
      expect(status).toMatchObject({ containerStatuses: [{ restartCount: 0 }] });
    }
  }
});

test("the API server reaches both replicas of the webhooks by their Service, and trusts each one's authority", async () => {
  const bundles = await trusted();
  expect(bundles.length).toBeGreaterThan(0);
  for (const bundle of bundles) expect(bundle.split("BEGIN CERTIFICATE").length - 1).toBe(2);
  await expect(on.admin.request("POST", stories, { body: story("broken", "bach") })).rejects.toThrow("spec.pattern");
  await on.admin.request("POST", stories, { body: story("sound", "batch") });
});

test("a replica that goes away is replaced, and no write in between is refused or passes unjudged", {
  timeout: patienceMs,
}, async () => {
  const [first] = await readyPods(serviceName);
  const { name } = metadataOf(first ?? {});
  await on.admin.request("DELETE", `/api/v1/namespaces/${namespace}/pods/${name}`);
  const double = {
    ...story("double", "batch"),
    spec: { pattern: "batch", steps: [0, 1].map(() => ({ name: "same", type: "sleep", with: { duration: "1s" } })) },
  };
  let asked = 0;
  const replaced = until(
    "the replica is replaced",
    async () => {
      await expect(on.admin.request("POST", stories, { body: double })).rejects.toThrow("story/step-names-unique");
      asked += 1;
      const names = (await readyPods(serviceName)).map((pod) => metadataOf(pod).name);
      return names.length === 2 && !names.includes(name) ? true : undefined;
    },
    patienceMs,
  );
  expect(await replaced).toBe(true);
  expect(asked).toBeGreaterThan(1);
});

test("nobody may change the registration but the registrar, whose change is undone at once", async () => {
  const kind = "MutatingWebhookConfiguration";
  const path = pathOf(
    { apiVersion: "admissionregistration.k8s.io/v1", kind, metadata: { name: "bubustack-mutate" } },
    true,
  );
  await on.admin.request("DELETE", path);
  const again = await until("it is registered again", () => on.admin.request("GET", path).catch(() => undefined));
  expect(again["webhooks"]).not.toEqual([]);
});

test("what the programs write is read through the API server", async () => {
  const env = { KUBECONFIG: join(folder(), "kubeconfig"), HOME: home };
  const args = ["logs", "--namespace", namespace, "deployment/bubu-registrar"];
  const lines = execFileSync(kubectl() ?? "kubectl", args, { encoding: "utf8", env })
    .trim()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ name: "bubu-registrar", msg: "is ready" }),
  );
});

test("the same input gives the same image", { timeout: patienceMs }, async () => {
  const { digest, sbom } = await writeImage(home);
  expect(digest).toBe(process.env["BUBU_IMAGE_DIGEST"]);
  const { components } = JSON.parse(readFileSync(sbom, "utf8"));
  const names = components.map(({ name }: { readonly name: string }) => name);
  expect(names).toEqual(expect.arrayContaining(["node", "fastify"]));
});
