import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { admissionChain } from "./chain.ts";

const configmaps = "/api/v1/namespaces/default/configmaps";
const policies = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
const bindings = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings";
const constraints = {
  resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["configmaps"] }],
};

async function cluster(...objects: readonly JsonObject[]) {
  return memory({ objects, admission: admissionChain });
}

const policy = (kind: string, spec: JsonObject, name = "p"): JsonObject => ({
  apiVersion: "admissionregistration.k8s.io/v1",
  kind,
  metadata: { name },
  spec,
});
const no = (name: string, message = "no") =>
  policy(name, { matchConstraints: constraints, validations: [{ expression: "false", message }] });
const binding = policy("ValidatingAdmissionPolicyBinding", { policyName: "p", validationActions: ["Deny"] });

test("policies are in force from the moment in which they are stored, until they are gone", async () => {
  const { request } = await cluster();
  const create = async () => (await request("POST", configmaps, { metadata: { name: "a" } })).code;
  const dry = async () => (await request("POST", `${configmaps}?dryRun=All`, { metadata: { name: "a" } })).code;
  expect(await dry()).toBe(201);
  await request("POST", policies, no("ValidatingAdmissionPolicy"));
  expect(await dry()).toBe(201);
  await request("POST", bindings, binding);
  expect(await dry()).toBe(422);
  await request("DELETE", `${policies}/p`);
  expect(await create()).toBe(201);
});

test("a refusal names policy, binding and object, with its reason and code", async () => {
  const forbidding = policy("ValidatingAdmissionPolicy", {
    matchConstraints: constraints,
    validations: [{ expression: "false", message: "no", reason: "Forbidden" }],
  });
  const { request } = await cluster(forbidding, binding);
  const text = "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no".replace("'b'", "'p'");
  expect((await request("POST", configmaps, { metadata: { name: "a" } })).body).toEqual({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: `configmaps "a" is forbidden: ${text}`,
    reason: "Forbidden",
    details: { name: "a", kind: "configmaps", causes: [{ message: text }] },
    code: 403,
  });
});

test("policies that change objects come before those that validate", async () => {
  const paint = policy("MutatingAdmissionPolicy", {
    matchConstraints: constraints,
    reinvocationPolicy: "Never",
    mutations: [{ patchType: "ApplyConfiguration", applyConfiguration: { expression: "Object{data: {'a': '1'}}" } }],
  });
  const check = policy("ValidatingAdmissionPolicy", {
    matchConstraints: constraints,
    validations: [{ expression: "object.data.a == '1'" }],
  });
  const bound = policy("MutatingAdmissionPolicyBinding", { policyName: "p" });
  const { request } = await cluster(paint, bound, check, binding);
  const { code, body } = await request("POST", configmaps, { metadata: { name: "a" } });
  expect([code, body.data]).toEqual([201, { a: "1" }]);
});

test("a patch that makes a field that the kind has not ends the request", async () => {
  const odd = policy("MutatingAdmissionPolicy", {
    matchConstraints: constraints,
    failurePolicy: "Ignore",
    reinvocationPolicy: "Never",
    mutations: [
      { patchType: "JSONPatch", jsonPatch: { expression: "[JSONPatch{op: 'add', path: '/odd', value: 1}]" } },
    ],
  });
  const { request } = await cluster(odd, policy("MutatingAdmissionPolicyBinding", { policyName: "p" }));
  const { code, body } = await request("POST", configmaps, { metadata: { name: "a" } });
  expect([code, body.message]).toEqual([500, 'Internal error occurred: strict decoding error: unknown field "odd"']);
});
