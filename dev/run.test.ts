import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import { folder as source } from "@bubustack/audit/files/folder";
import { parseKey } from "@bubustack/audit/note/key";
import { readStretch } from "@bubustack/audit/verify/part";
import { verifyLog } from "@bubustack/audit/verify/verify";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import type { RunOptions } from "./run.ts";
import { runUntilEnded } from "./run.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-dev-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Instance {
  readonly ready: JsonObject;
  readonly client: KubeClient;
  readonly errors: string[];
  end(): Promise<void>;
}

/** Runs an instance in this process until `end` is called. */
async function instance(options: Partial<RunOptions> = {}): Promise<Instance> {
  const told = Promise.withResolvers<JsonObject>();
  const ended = Promise.withResolvers<void>();
  const errors: string[] = [];
  const run = runUntilEnded(
    { port: 0, state: folder, output: "json", ...options },
    {
      stdout: (text) => told.resolve(JSON.parse(text) as JsonObject),
      stderr: (text) => errors.push(text),
      ended: ended.promise,
      now: Date.now,
      sinceStart: () => 1,
    },
  );
  run.catch(told.reject);
  const ready = await told.promise;
  const read = parse(readFileSync(String(ready["kubeconfig"]), "utf8"));
  const ca = Buffer.from(read.clusters[0].cluster["certificate-authority-data"], "base64").toString();
  const client = kubeClient({ server: read.clusters[0].cluster.server, ca, token: read.users[0].user.token });
  const end = async () => {
    client.close();
    ended.resolve();
    await run;
  };
  return { ready, client, errors, end };
}

const stories = "/apis/bubustack.io/v1alpha1/namespaces/default/stories";
const story = (name: string, spec: object) => ({
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Story",
  metadata: { name },
  spec,
});

test("a valid Story is admitted with its defaults, a broken one refused with every finding, both on record", async () => {
  const { client, ready, errors, end } = await instance();
  const steps = [{ name: "nap", type: "sleep", with: { duration: "1s" } }];
  const admitted = await client.request("POST", stories, { body: story("good", { policy: {}, steps }) });
  expect(admitted["spec"]).toMatchObject({ pattern: "batch", policy: { retries: { continueOnStepFailure: false } } });

  const broken = [{ ...steps[0], needs: ["nowhere"] }, steps[0]];
  const refused = client.request("POST", stories, { body: story("bad", { pattern: "bach", steps: broken }) });
  await expect(refused).rejects.toMatchObject({ http: 422 });
  await refused.catch((error: Error) => {
    for (const rule of ["story/schema", "story/needs-known", "story/step-names-unique"])
      expect(error.message).toContain(rule);
  });
  await end();

  const lines = readFileSync(String(ready["decisions"]), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  // The log of this run is made known meanwhile.
  const stored = lines.filter(({ kind }) => kind !== "AuditLog");
  expect(stored.map(({ name, webhook, allowed }) => [name, webhook, allowed])).toEqual([
    ["good", "validate", true],
    ["bad", "mutate", false],
  ]);
  expect(JSON.stringify(lines)).not.toContain("duration");
  const audit = source(join(folder, "audit"));
  const key = parseKey(
    Buffer.from((await audit.read("key.pub")) ?? [])
      .toString("utf8")
      .trim(),
  );
  const report = key && (await verifyLog(audit, { key }));
  expect(report?.faults).toEqual([]);
  // The log was opened; of Story "good" both webhooks have decided, of "bad" the first.
  expect(report?.checkpoint?.size).toBeGreaterThanOrEqual(3);
  const { records } = await readStretch(audit, 0, report?.checkpoint?.size ?? 0);
  const texts = records.state === "whole" ? records.items.map((bytes) => Buffer.from(bytes).toString("utf8")) : [];
  const decided = texts.filter((text) => text.includes('"io.bubustack.audit.admission.decided.v1"'));
  expect(decided.length).toBeGreaterThanOrEqual(3);
  // The API server of this process has shown who it is.
  expect(decided.filter((text) => !text.includes('"caller":"verified"'))).toEqual([]);
  expect(errors).toEqual([]);
});

test("ending leaves the identity and the decisions, and nothing else; the next start is reached the same way", async () => {
  const first = await instance();
  const kubeconfig = String(first.ready["kubeconfig"]);
  const token = parse(readFileSync(kubeconfig, "utf8")).users[0].user.token;
  await first.end();
  expect(existsSync(kubeconfig)).toBe(false);
  expect(existsSync(join(folder, "lock"))).toBe(false);
  const second = await instance();
  expect(parse(readFileSync(kubeconfig, "utf8")).users[0].user.token).toBe(token);
  await second.end();
});

test("with a folder for data, what was written is there after the next start", async () => {
  const data = join(folder, "data");
  const first = await instance({ data });
  const steps = [{ name: "nap", type: "sleep", with: { duration: "1s" } }];
  const { metadata } = await first.client.request("POST", stories, { body: story("kept", { steps }) });
  await first.end();
  const second = await instance({ data });
  expect((await second.client.request("GET", `${stories}/kept`))["metadata"]).toEqual(metadata);
  const broken = story("bad", { steps: [{ ...steps[0], needs: ["nowhere"] }] });
  await expect(second.client.request("POST", stories, { body: broken })).rejects.toMatchObject({ http: 422 });
  await second.end();
});

test("with a file of images, pods run, and end with the instance", async () => {
  const images = join(folder, "images.yaml");
  writeFileSync(join(folder, "program.mjs"), "console.log(process.pid); setInterval(() => {}, 1000);");
  writeFileSync(images, "images: { forever: { node: ./program.mjs } }");
  const { client, end } = await instance({ images, path: "/usr/bin:/bin" });
  const pods = "/api/v1/namespaces/default/pods";
  const spec = { containers: [{ name: "main", image: "forever" }], terminationGracePeriodSeconds: 0 };
  await client.request("POST", pods, { body: { apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec } });
  const running = async () => (await client.request("GET", `${pods}/p`))["status"] as { readonly phase: string };
  while ((await running()).phase !== "Running") await new Promise((settle) => setTimeout(settle, 20));
  await end();
  expect(readdirSync(join(folder, "workloads"))).toEqual([]);
});

test("two instances run side by side in folders of their own", async () => {
  const one = await instance();
  const two = await instance({ state: join(folder, "other") });
  expect(two.ready["server"]).not.toBe(one.ready["server"]);
  await Promise.all([one.end(), two.end()]);
});

test("a port that is taken is said so, and nothing is left running", async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
  const { port } = taken.address() as AddressInfo;
  await expect(instance({ port })).rejects.toMatchObject({ code: "dev/port-in-use" });
  expect(existsSync(join(folder, "lock"))).toBe(false);
  await new Promise((done) => taken.close(done));
});

test("a state folder that cannot be made is said so", async () => {
  await expect(instance({ state: "/dev/null/state" })).rejects.toMatchObject({ code: "file/unreadable" });
});
