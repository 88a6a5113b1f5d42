import type { JsonObject } from "@bubustack/api/json";
import { afterEach, expect, test } from "vitest";
import type { Server } from "../server.ts";
import { memory } from "../testing/memory.ts";
import { configurationFor, testWebhook } from "../testing/webhook.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import { admissionChain } from "./chain.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const constraints = {
  resourceRules: [{ apiGroups: ["example.com"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["widgets"] }],
};
const mutating = (name: string, expression: string, reinvocationPolicy: string): readonly JsonObject[] => [
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingAdmissionPolicy",
    metadata: { name },
    spec: {
      matchConstraints: constraints,
      reinvocationPolicy,
      mutations: [{ patchType: "ApplyConfiguration", applyConfiguration: { expression } }],
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingAdmissionPolicyBinding",
    metadata: { name },
    spec: { policyName: name },
  },
];

function cluster(...objects: readonly JsonObject[]) {
  return memory({
    objects: [widgetDefinition, ...objects],
    admission: (server: () => Server) => {
      const chain = admissionChain(server);
      open.push(chain);
      return chain;
    },
  });
}

const grow = "Object{spec: Object.spec{size: object.spec.size + 1}}";

test("a policy that asks for it runs again after a webhook, and the webhook after it", async () => {
  const hook = await testWebhook(({ object }) => ({
    allowed: true,
    patchType: "JSONPatch",
    patch: Buffer.from(
      JSON.stringify([
        { op: "add", path: "/spec/color", value: "blue" },
        { op: "test", path: "/spec/size", value: (object as { spec: { size: number } }).spec.size },
      ]),
    ).toString("base64"),
  }));
  open.push(hook);
  const again = configurationFor(hook, "Mutating", { reinvocationPolicy: "IfNeeded" });
  const { request } = await cluster(...mutating("grow", grow, "IfNeeded"), again);
  const { body } = await request("POST", widgets, widget("a", { size: 1 }));
  expect(body.spec).toMatchObject({ size: 3, color: "blue" });
  expect(hook.seen.map(({ object }) => (object as { spec: { size: number } }).spec.size)).toEqual([2, 3]);
});

test("what does not ask for it runs once", async () => {
  const { request } = await cluster(...mutating("grow", grow, "Never"));
  expect((await request("POST", widgets, widget("a", { size: 1 }))).body.spec).toMatchObject({ size: 2 });
});

test("policies that validate come before webhooks that do", async () => {
  const hook = await testWebhook(() => ({ allowed: true }));
  open.push(hook);
  const validating = { matchConstraints: constraints, validations: [{ expression: "object.spec.size < 5" }] };
  const { request } = await cluster(
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingAdmissionPolicy",
      metadata: { name: "p" },
      spec: validating,
    },
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingAdmissionPolicyBinding",
      metadata: { name: "p" },
      spec: { policyName: "p", validationActions: ["Deny"] },
    },
    configurationFor(hook, "Validating"),
  );
  expect((await request("POST", widgets, widget("a", { size: 9 }))).code).toBe(422);
  expect(hook.seen).toEqual([]);
  expect((await request("POST", widgets, widget("a", { size: 1 }))).code).toBe(201);
  expect(hook.seen).toHaveLength(1);
});

test("a webhook is not called where its conditions do not hold; their errors refuse", async () => {
  const hook = await testWebhook(() => ({ allowed: false, status: { message: "no" } }));
  open.push(hook);
  const conditions = (expression: string) => ({ matchConditions: [{ name: "c", expression }] });
  const skipping = await cluster(configurationFor(hook, "Validating", conditions("object.spec.size > 5")));
  expect((await skipping.request("POST", widgets, widget("a", { size: 1 }))).code).toBe(201);
  expect((await skipping.request("POST", widgets, widget("b", { size: 9 }))).body.message).toContain(
    "denied the request: no",
  );
  const failing = await cluster(configurationFor(hook, "Validating", conditions("object.none == 1")));
  const { code, body } = await failing.request("POST", widgets, widget("a"));
  expect([code, body.message]).toEqual([
    403,
    `widgets.example.com "a" is forbidden: expression 'object.none == 1' resulted in error: no such key: none`,
  ]);
  expect(hook.seen).toHaveLength(1);
});
