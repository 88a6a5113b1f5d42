import { expect, test } from "vitest";
import { emptyIo } from "../../testing/io.ts";
import { clusterPolicy } from "../testing/question.ts";
import { runSuite } from "./run-suite.ts";
import type { Suite } from "./schema.ts";

const io = emptyIo();
const config = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { x: "1" } };
const policy = clusterPolicy({ validations: [{ name: "two", expression: "object.data.x == '2'" }] });
const suite = (more: object): Suite => ({
  apiVersion: "cli.bubustack.io/v1alpha1",
  kind: "PolicySuite",
  given: [policy],
  tests: [
    { name: "one is refused", object: config, allowed: false },
    { name: "two passes", object: config, set: { "data.x": "2" }, allowed: true },
  ],
  ...more,
});

test("each test is judged by the policies of the suite", async () => {
  expect(await runSuite(io, "s.yaml", suite({ metadata: { name: "Twos" } }), "")).toEqual({
    file: "s.yaml",
    name: "Twos",
    tests: [
      { name: "one is refused", differences: [] },
      { name: "two passes", differences: [] },
    ],
    coverage: { rules: 1, unseen: [] },
  });
});

test("some tests say nothing about what is touched by all", async () => {
  expect(await runSuite(io, "s.yaml", suite({}), "two")).toEqual({
    file: "s.yaml",
    name: "s.yaml",
    tests: [{ name: "two passes", differences: [] }],
  });
});

test("policies are asked at the point that a test says, with its variables", async () => {
  const edges = clusterPolicy({ at: ["Reference"], validations: [{ expression: "edge.to.namespace == 'open'" }] }, "e");
  const tests = ["open", "closed"].map((namespace) => ({
    name: namespace,
    object: config,
    at: "Reference" as const,
    variables: { edge: { to: { namespace } } },
    allowed: namespace === "open",
  }));
  expect((await runSuite(io, "s.yaml", suite({ given: [edges], tests }), "")).tests).toEqual([
    { name: "open", differences: [] },
    { name: "closed", differences: [] },
  ]);
});

test("exceptions are judged at a time that is said", async () => {
  const exception = {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicyException",
    metadata: { name: "e" },
  };
  await expect(runSuite(io, "s.yaml", suite({ given: [policy, exception] }), "")).rejects.toThrow("now: is needed");
  const [first] = suite({}).tests;
  const tests = [{ name: "t", object: config, allowed: false, ...first, given: [exception] }];
  await expect(runSuite(io, "s.yaml", suite({ tests }), "")).rejects.toThrow("now: is needed");
  expect(await runSuite(io, "s.yaml", suite({ tests, now: "2026-01-01T00:00:00Z" }), "")).toMatchObject({
    tests: [{ differences: [] }],
  });
});

test("a test that cannot be asked ends the run with its name", async () => {
  const tests = [{ name: "t", object: "gone.yaml", allowed: true }];
  await expect(runSuite(io, "s.yaml", suite({ tests }), "")).rejects.toThrow('s.yaml: test "t": cannot read gone.yaml');
});
