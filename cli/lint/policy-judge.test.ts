import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host } from "@bubustack/runtime/host";
import { expect, test } from "vitest";
import { clusterPolicy } from "../policy/testing/question.ts";
import { policyJudge } from "./policy-judge.ts";

const world = { whole: false, namespace: "default", settings: defaultPolicySettings, host: host() };
const map = (data: { readonly [key: string]: string }) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "m" },
  data,
});

test("a change is judged with what was there", () => {
  const unchanged = clusterPolicy({
    validations: [{ expression: "oldObject == null || object.data == oldObject.data" }],
  });
  const judge = policyJudge({ ...world, objects: [unchanged] });
  expect(judge({ object: map({ x: "1" }) })?.allowed).toBe(true);
  expect(judge({ object: map({ x: "1" }), old: map({ x: "1" }) })?.allowed).toBe(true);
  expect(judge({ object: map({ x: "2" }), old: map({ x: "1" }) })?.allowed).toBe(false);
});

test("where the world is whole, what is not there does not exist", () => {
  const limited = clusterPolicy({
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    paramRef: { name: "limits", namespace: "default", parameterNotFoundAction: "Deny" },
    validations: [{ expression: "true" }],
  });
  const verdict = (whole: boolean) => policyJudge({ ...world, whole, objects: [limited] })({ object: map({}) });
  expect(verdict(false)).toMatchObject({ allowed: true, unverified: [{ rule: "clusterpolicies/p" }] });
  expect(verdict(true)).toMatchObject({ allowed: false, unverified: [] });
});
