import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestCluster } from "../../testing/cluster.ts";
import { testCluster } from "../../testing/cluster.ts";
import { bubu } from "../../testing/io.ts";
import { clusterPolicy } from "../testing/question.ts";

let cluster: TestCluster;
const run = (...argv: readonly string[]) =>
  bubu(["policy", "edges", ...argv], { cwd: cluster.folder, env: cluster.env });
const save = (name: string, ...objects: readonly object[]) =>
  writeFileSync(join(cluster.folder, name), objects.map((object) => JSON.stringify(object)).join("\n---\n"));
const namespace = (name: string, environment: string) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { environment } },
});
const grant = (name: string) => ({
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "ReferenceGrant",
  metadata: { name: "engrams", namespace: name },
  spec: {
    from: [{ group: "bubustack.io", kind: "Story", namespace: "team-a" }],
    to: [{ group: "bubustack.io", kind: "Engram" }],
  },
});
const step = (name: string, place?: string) => ({ name, ref: { name, ...(place && { namespace: place }) } });
const story = {
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Story",
  metadata: { name: "orders", namespace: "team-a" },
  spec: { steps: [step("fetch", "shared"), step("guess", "lab"), step("store", "vault"), step("own")] },
};
const labels = (end: string) => `edge.${end}.namespaceLabels[?'environment']`;
const apart = clusterPolicy(
  {
    at: ["Reference"],
    matchConstraints: {
      resourceRules: [
        { apiGroups: ["bubustack.io"], apiVersions: ["*"], operations: ["CREATE"], resources: ["stories"] },
      ],
    },
    validations: [{ name: "same", expression: `${labels("from")} == ${labels("to")}` }],
  },
  "apart",
);

beforeAll(async () => {
  cluster = await testCluster();
  save("settings.yaml", { crossNamespace: "grant" });
  save("policy.yaml", apart);
  save("all.yaml", namespace("team-a", "prod"), namespace("shared", "prod"), namespace("lab", "dev"), story);
  save("grants.yaml", grant("shared"), grant("lab"));
});
afterAll(() => cluster.close());

test("references of files are judged by the setting, by grants and by policies", async () => {
  const { code, out } = await run(
    "all.yaml",
    "grants.yaml",
    "--policies",
    "policy.yaml",
    "--settings",
    "settings.yaml",
  );
  expect(code).toBe(1);
  expect(out.split("\n").slice(1, 4)).toEqual([
    "allowed   Story team-a/orders   spec.steps[0].ref   Engram shared/fetch   ReferenceGrant shared/engrams",
    "refused   Story team-a/orders   spec.steps[1].ref   Engram lab/guess      apart [same]",
    "refused   Story team-a/orders   spec.steps[2].ref   Engram vault/store    no ReferenceGrant in vault",
  ]);
});

test("what depends on a Namespace that is not given is unknown", async () => {
  save("story.yaml", story);
  save("allow.yaml", { crossNamespace: "allow" });
  const argv = ["story.yaml", "--policies", "policy.yaml", "--settings", "allow.yaml"];
  const { code, out } = await run(...argv, "-o", "json");
  expect(code).toBe(0);
  const states = JSON.parse(out).references.map(({ state }: { readonly state: string }) => state);
  expect(states).toEqual(["unknown", "unknown", "unknown"]);
});

test("the references of a cluster, as a table and as pictures", async () => {
  const apply = (...files: readonly string[]) =>
    bubu(["apply", ...files.flatMap((file) => ["-f", file])], { cwd: cluster.folder, env: cluster.env });
  save("spaces.yaml", namespace("team-a", "prod"), namespace("shared", "prod"), story, grant("shared"));
  expect(await apply("spaces.yaml", "policy.yaml")).toMatchObject({ code: 0 });
  const { code, out } = await run("--settings", "settings.yaml", "--all");
  expect(code).toBe(1);
  expect(out).toContain("ReferenceGrant shared/engrams");
  expect(out).toContain("2 allowed, 2 refused, 0 unknown");
  expect((await run("--settings", "settings.yaml", "-o", "svg")).out).toContain("<svg");
  expect((await run("--settings", "settings.yaml", "-o", "dot")).out).toContain("digraph");
});
