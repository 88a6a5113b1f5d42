import { expect, test } from "vitest";
import { request } from "../admission/testing/scene.ts";
import type { Finding } from "../finding.ts";
import { refusedEdges } from "./refused-edges.ts";

const to = (namespace: string) => ({ group: "bubustack.io", kind: "Engram", namespace, name: "fetch" });
const step = (namespace: string) => ({ name: "s", ref: { name: "fetch", namespace } });
const write = request({
  kind: { group: "bubustack.io", version: "v1alpha1", kind: "Story" },
  namespace: "dev",
  name: "daily",
  object: { spec: { steps: [step("dev"), step("prod"), step("prod")] } },
});
const finding = (path: Finding["path"]): Finding => ({
  rule: "clusterpolicies/p/r",
  path,
  type: "FieldValueInvalid",
  message: "no",
});

test("a reference into another namespace is refused by the finding that is about it, or about something in it", () => {
  const found = [0, 2].map((at) => finding(["spec", "steps", at, "ref", "namespace"]));
  expect(refusedEdges(write, found)).toEqual([
    { path: "spec.steps[2].ref", to: to("prod"), allowed: false, rule: "clusterpolicies/p/r" },
  ]);
  expect(refusedEdges(write, [finding(["spec", "steps", 1, "ref"])])).toHaveLength(1);
});

test("what refuses the object as a whole, or nothing, refuses no reference", () => {
  expect(refusedEdges(write, [finding(["spec"])])).toEqual([]);
  expect(refusedEdges(write, [])).toEqual([]);
});
