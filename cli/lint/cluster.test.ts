import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestCluster } from "../testing/cluster.ts";
import { testCluster } from "../testing/cluster.ts";
import { bubu } from "../testing/io.ts";
import { story } from "../testing/sample.ts";

let cluster: TestCluster;
const engram =
  "apiVersion: bubustack.io/v1alpha1\nkind: Engram\nmetadata: {name: here}\nspec: {templateRef: {name: none}, mode: job}\n";
const run = async (stdin: string) =>
  JSON.parse((await bubu(["lint", "--cluster", "-o", "json", "-"], { stdin, env: cluster.env })).out);
beforeAll(async () => {
  cluster = await testCluster();
  await bubu(["apply", "-f", "-"], { env: cluster.env, stdin: `${engram}---\n${story("there")}` });
});
afterAll(() => cluster.close());

test("what the cluster has is known, and so is what it does not have", async () => {
  const { skipped, findings } = await run(story("a", "[{name: a, ref: {name: here}}, {name: b, ref: {name: gone}}]"));
  expect(skipped).toEqual([]);
  const about = findings.filter(({ rule }: { rule: string }) => rule === "story/engram-exists");
  expect(about.map(({ path }: { path: string }) => path)).toEqual([expect.stringContaining("spec.steps[1]")]);
});

test("policies of the cluster are asked, with what they ask for", async () => {
  const policy = {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicy",
    metadata: { name: "labels" },
    spec: {
      matchConstraints: {
        resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["configmaps"] }],
      },
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      paramRef: { name: "limits", namespace: "default", parameterNotFoundAction: "Deny" },
      validations: [
        { expression: "object.data.a == params.data.a && has(namespaceObject.metadata.labels)", message: "differs" },
      ],
    },
  };
  const map = (name: string, a: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: ${a}}\n`;
  await bubu(["apply", "-f", "-"], { env: cluster.env, stdin: map("limits", "b") });
  await bubu(["apply", "-f", "-"], { env: cluster.env, stdin: JSON.stringify(policy) });
  expect(await run(map("x", "b"))).toMatchObject({
    findings: [],
    skipped: [],
    objects: [{ policies: { allowed: true } }],
  });
  const { findings } = await run(map("x", "c"));
  expect(findings).toMatchObject([{ rule: "clusterpolicies/labels/validations[0]", message: "differs" }]);
});

test("an object that is there is judged as a change", async () => {
  const { findings } = await run(story("there").replace("spec:\n", "spec:\n  pattern: realtime\n"));
  expect(findings.map(({ rule }: { rule: string }) => rule)).toContain("story/pattern-immutable");
});

test("a server that is not there ends the run", async () => {
  const config = { "current-context": "t", clusters: [{ name: "t", cluster: { server: "https://127.0.0.1:1" } }] };
  const contexts = [{ name: "t", context: { cluster: "t", user: "" } }];
  const { writeFileSync } = await import("node:fs");
  writeFileSync(`${cluster.folder}/none`, JSON.stringify({ ...config, contexts }));
  const { code, err } = await bubu(["lint", "--cluster", "-"], {
    stdin: story("a"),
    env: { KUBECONFIG: `${cluster.folder}/none` },
  });
  expect([code, err]).toEqual([2, expect.stringContaining("(kube/unreachable)")]);
});
