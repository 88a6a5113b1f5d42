import { expect, test } from "vitest";
import { admitAll } from "../admission/attributes.ts";
import { memory } from "../testing/memory.ts";
import { createPodSecurity } from "./admission.ts";
import type { PodSecurity } from "./configuration.ts";

const namespaces = "/api/v1/namespaces";
const pods = `${namespaces}/n/pods`;
const pod = (name: string, spec = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { containers: [{ name: "c", image: "i" }], ...spec },
});
const merge = { contentType: "application/merge-patch+json" };
const strategic = { contentType: "application/strategic-merge-patch+json" };
const labelled = (enforce: string) => ({ metadata: { labels: { "pod-security.kubernetes.io/enforce": enforce } } });

async function start(configuration: PodSecurity = {}) {
  const lines: string[] = [];
  const made = await memory({
    log: (line) => lines.push(line),
    admission: (server) => {
      const secure = createPodSecurity(server, configuration);
      return { ...admitAll, validate: secure };
    },
  });
  await made.request("POST", namespaces, { apiVersion: "v1", kind: "Namespace", metadata: { name: "n" } });
  const label = (enforce: string, query = "") =>
    made.request("PATCH", `${namespaces}/n${query}`, labelled(enforce), merge);
  return { ...made, label, lines };
}

test("a level is enforced from the moment in which the label is written", async () => {
  const { request, label, lines } = await start();
  expect((await request("POST", pods, pod("a", { hostPID: true }))).code).toBe(201);
  expect(await label("baseline", "?dryRun=All")).toMatchObject({
    code: 200,
    warnings: [
      'existing pods in namespace "n" violate the new PodSecurity enforce level "baseline:latest"',
      "a: host namespaces",
    ],
  });
  expect((await label("baseline")).warnings).toHaveLength(2);
  const { code, body } = await request("POST", pods, pod("b", { hostPID: true }));
  expect([code, body.message]).toEqual([
    403,
    'pods "b" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostPID=true)',
  ]);
  expect(lines.join()).toContain('pod-security.kubernetes.io/enforce-policy="baseline:latest"');
  expect((await request("POST", pods, pod("b"))).code).toBe(201);
});

test("what is there already goes on, until its image changes", async () => {
  const { request, label } = await start();
  await request("POST", pods, pod("a", { hostPID: true }));
  await label("baseline");
  const change = (body: object) => request("PATCH", `${pods}/a`, { ...body }, strategic);
  expect((await change({ metadata: { labels: { l: "m" } } })).code).toBe(200);
  expect((await change({ spec: { containers: [{ name: "c", image: "j" }] } })).code).toBe(403);
  const status = await request("PATCH", `${pods}/a/status`, { status: { phase: "Running" } }, merge);
  expect(status.code).toBe(200);
});

test("what makes pods is warned of", async () => {
  const { request, label } = await start();
  await label("baseline");
  const template = { metadata: { labels: { a: "b" } }, spec: { ...pod("").spec, hostIPC: true } };
  const { code, warnings } = await request("POST", "/apis/apps/v1/namespaces/n/deployments", {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "d" },
    spec: { selector: { matchLabels: { a: "b" } }, template },
  });
  expect([code, warnings]).toEqual([
    201,
    ['would violate PodSecurity "baseline:latest": host namespaces (hostIPC=true)'],
  ]);
});

test("labels that mean nothing are refused", async () => {
  const { label } = await start();
  const { code, body } = await label("strict");
  expect([code, body.message]).toEqual([
    422,
    'Namespace "n" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted',
  ]);
});

test("namespaces, users and runtime classes may be exempt, and defaults hold where labels are silent", async () => {
  const defaults = { enforce: { level: "restricted", version: "latest" } } as const;
  const bad = pod("a", { hostPID: true, runtimeClassName: "sealed" });
  const code = async (exemptions: PodSecurity["exemptions"]) => {
    const { request } = await start({ defaults, exemptions: { ...exemptions } });
    return (await request("POST", `${pods}?dryRun=All`, bad)).code;
  };
  expect(await code({})).toBe(403);
  expect(await code({ namespaces: ["n"] })).toBe(201);
  expect(await code({ usernames: ["tester"] })).toBe(201);
  expect(await code({ runtimeClasses: ["sealed"] })).toBe(201);
  const { label, lines } = await start({ exemptions: { namespaces: ["n"] } });
  expect((await label("baseline")).warnings).toEqual([
    'namespace "n" is exempt from Pod Security, and the policy (enforce=baseline:latest) will be ignored',
  ]);
  expect(lines).toEqual([]);
});
