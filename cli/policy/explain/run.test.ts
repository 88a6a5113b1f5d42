import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestCluster } from "../../testing/cluster.ts";
import { testCluster } from "../../testing/cluster.ts";
import { bubu } from "../../testing/io.ts";
import { clusterPolicy } from "../testing/question.ts";

let cluster: TestCluster;
const run = (...argv: readonly string[]) =>
  bubu(["policy", "explain", ...argv], { cwd: cluster.folder, env: cluster.env });
const save = (name: string, object: object) => writeFileSync(join(cluster.folder, name), JSON.stringify(object));

beforeAll(async () => {
  cluster = await testCluster();
  save("map.yaml", { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { x: "1" } });
  save(
    "policy.yaml",
    clusterPolicy({ validations: [{ name: "two", expression: "object.data.x == '2'", message: "not two" }] }, "files"),
  );
  save(
    "there.yaml",
    clusterPolicy({ validations: [{ expression: "namespaceObject.metadata.name == 'default'" }] }, "there"),
  );
  const bad = (argv: readonly string[]) => bubu(argv, { cwd: cluster.folder, env: cluster.env });
  expect(await bad(["apply", "-f", "map.yaml", "-f", "there.yaml"])).toMatchObject({ code: 0 });
});
afterAll(() => cluster.close());

test("an object of a file by policies of files", async () => {
  const { code, out } = await run("-f", "map.yaml", "--policies", "policy.yaml");
  expect(code).toBe(1);
  expect(out).toContain("map.yaml[0]: refused\n");
  expect(out).toMatch(/^ClusterPolicy files +holds +refuses +resourceRules\[0\]$/m);
  expect(out).toContain("  deny: files: not two [two]\n");
});

test("an object of the cluster by its policies, and a file by them", async () => {
  for (const argv of [
    ["configmap/a", "-n", "default"],
    ["-f", "map.yaml"],
  ]) {
    const { code, out } = await run(...argv, "-o", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      objects: [{ verdict: "allowed", policies: [{ policy: "there", state: "holds", findings: [] }] }],
    });
  }
});

test.each([
  [[], "name either an object of the cluster, or files by -f"],
  [["a", "-f", "map.yaml"], "name either an object of the cluster, or files by -f"],
  [["configmap"], '"configmap" names no object'],
  [["thing/a"], 'the server has no kind "thing"'],
])("%j is refused", async (argv, message) => {
  const { code, err } = await run(...argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
