import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";
import { clusterPolicy } from "../testing/question.ts";

let cwd = "";
const policy = clusterPolicy({
  validations: [
    { name: "two", expression: "object.data.x == '2'" },
    { name: "any", expression: "true" },
  ],
});
const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { x: "1" } };
const head = { apiVersion: "cli.bubustack.io/v1alpha1", kind: "PolicySuite", policies: ["policy.yaml"] };
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "bubu-suite-"));
  const file = (name: string, content: object) => writeFileSync(join(cwd, name), JSON.stringify(content));
  file("policy.yaml", policy);
  file("good.yaml", { ...head, tests: [{ name: "one", object, allowed: false }] });
  file("bad.json", { ...head, tests: [{ name: "one passes", object, allowed: true }] });
  file("wrong.txt", { ...head, tests: 5 });
});
afterAll(() => rmSync(cwd, { recursive: true }));

const check = (...argv: readonly string[]) => bubu(["policy", "test", ...argv], { cwd });

test("suites of files and folders", async () => {
  expect(await check("good.yaml")).toEqual({
    code: 0,
    err: "",
    out:
      'good.yaml\n  ✓ one\n  no test sees this refuse: ClusterPolicy "p": any\n\n' +
      "1 passed, 0 failed in 1 suite; 1 of 2 validations seen to refuse\n",
  });
  expect((await check("good.yaml", "--strict")).code).toBe(1);
  const { code, out } = await check(".");
  expect(code).toBe(1);
  expect(out).toContain("✗ one passes\n      expected to be allowed, was refused\n");
});

test("for programs", async () => {
  const { out } = await check(".", "-o", "json");
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    suites: [{ file: "bad.json" }, { file: "good.yaml" }],
    summary: { suites: 2, passed: 1, failed: 1 },
  });
  expect((await check("good.yaml", "-o", "junit")).out).toContain('<testcase name="one" classname="good.yaml"');
  expect((await bubu(["policy", "eval", "-o", "junit", "x"], { cwd })).err).toContain(
    "Allowed choices are human, json",
  );
});

test("some tests by name", async () => {
  expect((await check(".", "--run", "passes")).out).toMatch(/^bad\.json\n/);
  expect(await check(".", "--run", "nothing")).toMatchObject({ code: 2, err: expect.stringContaining("no test has") });
});

test("what is no suite says so", async () => {
  const said = async (...argv: readonly string[]) => (await check(...argv)).err.split("\n")[0];
  expect(await said()).toContain("missing required argument 'files'");
  expect(await said("policy.yaml")).toContain("policy.yaml holds no suite");
  expect(await said("wrong.txt")).toContain("wrong.txt: tests: is an integer (5)");
  expect(await said("gone.yaml")).toContain("cannot read gone.yaml");
});
