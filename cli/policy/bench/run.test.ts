import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";
import { clusterPolicy, creation } from "../testing/question.ts";

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "bubu-bench-"));
  const policy = clusterPolicy({ validations: [{ expression: "object.data.x == '1'" }] }, "a");
  writeFileSync(join(cwd, "policy.yaml"), JSON.stringify(policy));
  writeFileSync(join(cwd, "review.json"), JSON.stringify({ kind: "AdmissionReview", request: creation() }));
  writeFileSync(join(cwd, "map.yaml"), "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: '1'}}");
});
afterAll(() => rmSync(cwd, { recursive: true }));
const run = (...argv: readonly string[]) => bubu(["policy", "bench", "--time", "1", ...argv], { cwd });

test("figures are told, kept, and compared", async () => {
  const first = await run("policy.yaml", "review.json", "map.yaml", "--save", "figures.json");
  expect(first).toMatchObject({ code: 0, err: "1 of 2: all policies\n2 of 2: ClusterPolicy a\n" });
  expect(first.out).toMatch(/^ClusterPolicy a +2 of 2 /m);
  const saved = JSON.parse(readFileSync(join(cwd, "figures.json"), "utf8"));
  expect(saved).toMatchObject({
    version: 1,
    requests: 2,
    policies: [{ policy: "ClusterPolicy a", units: { max: 4 } }],
  });
  // Units are the same on every machine; CPU time is not, so the earlier figures leave room for any.
  for (const one of [saved.overall, ...saved.policies]) {
    Object.assign(one, { cpu: 1e9 });
    Object.assign(one.units, { max: 1 });
  }
  writeFileSync(join(cwd, "cheaper.json"), JSON.stringify(saved));
  const { code, out } = await run(
    "policy.yaml",
    "map.yaml",
    "--baseline",
    "cheaper.json",
    "--tolerance",
    "9999",
    "-o",
    "json",
  );
  expect([code, JSON.parse(out).regressions]).toEqual([0, []]);
  const worse = await run("policy.yaml", "map.yaml", "--baseline", "cheaper.json", "--tolerance", "50%");
  expect(worse.code).toBe(1);
  expect(worse.out).toContain("ClusterPolicy a: costs up to 4, before 1\n");
});

test.each([
  [["policy.yaml"], "missing required argument"],
  [["map.yaml", "map.yaml"], "there is no policy in map.yaml"],
  [["policy.yaml", "policy.yaml", "--baseline", "policy.yaml"], "holds no figures"],
  [["policy.yaml", "map.yaml", "--baseline", "gone.json"], "cannot be read"],
  [["policy.yaml", "map.yaml", "--tolerance", "much"], "--tolerance much is no percentage"],
  [["policy.yaml", "map.yaml", "--time", "0"], "--time 0 is no number of milliseconds"],
])("%j is refused", async (argv, message) => {
  const { code, err } = await run(...argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
