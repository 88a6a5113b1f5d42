/** Requests of which something is not told: a policy that depends on it is unverified, and never a pass. */
import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { patch, request, world } from "../admission/testing/scene.ts";
import { clusterPolicy, creation, deployment, podPolicy, verdict } from "./testing/scene.ts";

const gone = { $redacted: true };
const map = (more: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "a", namespace: "n" },
  ...more,
});
const judged = (policies: readonly JsonObject[], object: JsonObject, more: object = {}) =>
  verdict(policies, { request: request({ object, ...more }), world: { ...world(), redacted: true } });
const said = (policies: readonly JsonObject[], object: JsonObject, more: object = {}) => {
  const { findings, unverified } = judged(policies, object, more);
  return [findings.length, unverified.length];
};
const of = (expression: string) => [clusterPolicy({ validations: [{ expression }] })];

test.each([
  "object.data.secret == 'a'",
  "object.data.secret != 'a'",
  "object.data == {}",
  "object.data != {'x': '1'}",
  "!has(object.data.secret)",
  "object.data.all(k, object.data[k] != 'a')",
])("%s is unverified", (expression) => {
  expect(said(of(expression), map({ data: { secret: gone, x: "1" } }))).toEqual([0, 1]);
});

test("what does not depend on it is judged", () => {
  const object = map({ data: { secret: gone, x: "1" } });
  expect(said(of("object.data.x == '1'"), object)).toEqual([0, 0]);
  expect(said(of("object.data.x == '2'"), object)).toEqual([1, 0]);
  expect(said(of("object.data.secret == 'a' || object.data.x == '1'"), object)).toEqual([0, 0]);
  expect(said(of("object == null || object.data.x == '2'"), object)).toEqual([1, 0]);
  expect(said(of("null != object.data"), object)).toEqual([0, 0]);
  expect(said(of("object.data.secret == 'a' && object.data.x == '2'"), object)).toEqual([1, 0]);
});

test("an object of which nothing is told", () => {
  expect(said(of("object.data.x == '1'"), gone)).toEqual([0, 1]);
  expect(said(of("request.name == 'a'"), gone)).toEqual([0, 0]);
});

test("selectors, conditions, changes and Pods of a controller", () => {
  const selecting = (labels: JsonObject) => {
    const resourceRules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] }];
    const matchConstraints = { resourceRules, objectSelector: { matchLabels: { a: "b" } } };
    const policies = Array.from({ length: 12 }, (_, at) =>
      clusterPolicy({ matchConstraints, validations: [{ expression: "false" }] }, `p${at}`),
    );
    return said(policies, map({ metadata: { name: "a", namespace: "n", labels } }), {});
  };
  expect(selecting({ a: gone })).toEqual([0, 12]);
  expect(selecting({ a: "c", other: "d" })).toEqual([0, 0]);
  const matchConditions = [{ name: "c", expression: "object.data.x == '1'" }];
  expect(
    said([clusterPolicy({ matchConditions, validations: [{ expression: "false" }] })], map({ data: gone })),
  ).toEqual([0, 1]);
  const mutations = [patch("[JSONPatch{op: 'add', path: '/data/y', value: 'z'}]")];
  expect(judged([clusterPolicy({ mutations })], map({ data: { x: gone } }))).toMatchObject({
    patches: [],
    unverified: [{ policy: "p" }],
  });
  const pods = podPolicy({ validations: [{ expression: "!has(object.spec.hostNetwork)" }] });
  const hidden = { ...deployment({}), spec: { template: gone } };
  const controller = (object: JsonObject) =>
    verdict([pods], { request: creation(object), world: { ...world(), redacted: true } }).unverified.length;
  expect([controller(hidden), controller({ ...hidden, spec: gone }), controller(deployment({}))]).toEqual([1, 1, 0]);
});

test("references that are not told", () => {
  const matchConstraints = {
    resourceRules: [
      { apiGroups: ["bubustack.io"], apiVersions: ["v1alpha1"], operations: ["*"], resources: ["stories"] },
    ],
  };
  const policy = clusterPolicy({
    at: ["Reference"],
    matchConstraints,
    validations: [{ expression: "!edge.crossNamespace" }],
  });
  const story = (spec: JsonObject, oldObject: JsonObject | null = null) => ({
    kind: { group: "bubustack.io", version: "v1alpha1", kind: "Story" },
    resource: { group: "bubustack.io", version: "v1alpha1", resource: "stories" },
    operation: oldObject === null ? "CREATE" : "UPDATE",
    oldObject,
    object: { metadata: { name: "s", namespace: "n" }, spec },
  });
  const judge = (spec: JsonObject, before?: JsonObject) => said([policy], {}, story(spec, before));
  expect(judge({ steps: [{ ref: { name: "a" }, with: gone }] })).toEqual([0, 1]);
  expect(judge({ steps: [{ ref: gone }] })).toEqual([0, 1]);
  expect(judge({ steps: [{ ref: { name: "a", namespace: "m" }, with: gone }] })).toEqual([1, 1]);
  expect(judge({ steps: [{ ref: gone }] }, { spec: { steps: [{ ref: gone }] } })).toEqual([0, 1]);
  expect(judge({ steps: [{ ref: { name: "a" } }] })).toEqual([0, 0]);
});

test("without that the marker is a value like others", () => {
  const { findings, unverified } = verdict(of("object.data.secret == 'a'"), {
    request: request({ object: map({ data: { secret: gone } }) }),
  });
  expect([findings.length, unverified.length]).toEqual([1, 0]);
});
