import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

const rules = (...all: readonly object[]) => ({ "x-kubernetes-validations": all });
function definition(spec: object, more: object = {}): JsonObject {
  const version = {
    name: "v1",
    served: true,
    storage: true,
    subresources: { status: {} },
    schema: {
      openAPIV3Schema: {
        type: "object",
        properties: { spec, status: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
        ...more,
      },
    },
  };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "gadgets.example.com" },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { plural: "gadgets", kind: "Gadget" },
      versions: [version],
    },
  } as JsonObject;
}
const path = "/apis/example.com/v1/namespaces/default/gadgets";
const crds = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const gadget = (spec: object, metadata: object = {}) =>
  ({ apiVersion: "example.com/v1", kind: "Gadget", metadata: { name: "g", ...metadata }, spec }) as JsonObject;
const merge = { contentType: "application/merge-patch+json" };

const bounds = {
  type: "object",
  properties: { min: { type: "integer" }, max: { type: "integer" }, mode: { type: "string", enum: ["a", "b"] } },
  ...rules(
    {
      rule: "self.min <= self.max",
      messageExpression: "'min is above max' + (self.min > 100 ? ' by far' : '')",
    },
    { rule: "!has(oldSelf.mode) || has(self.mode)", message: "mode cannot be removed" },
  ),
};

test("an object is refused by the rules of its definition", async () => {
  const { request } = await memory({ objects: [definition(bounds)] });
  const { code, body } = await request("POST", path, gadget({ min: 3, max: 1 }));
  expect(code).toBe(422);
  expect(body).toMatchObject({
    reason: "Invalid",
    message: 'Gadget.example.com "g" is invalid: spec: Invalid value: min is above max',
    details: {
      causes: [{ reason: "FieldValueInvalid", message: "Invalid value: min is above max", field: "spec" }],
    },
  });
  expect((await request("POST", path, gadget({ min: 1, max: 3 }))).code).toBe(201);
});

test("changes are judged against what was", async () => {
  const { request } = await memory({
    objects: [definition(bounds), gadget({ min: 1, max: 3, mode: "a" }, { namespace: "default" })],
  });
  const { code, body } = await request("PATCH", `${path}/g`, { spec: { mode: null } }, merge);
  expect([code, body["message"]]).toEqual([
    422,
    'Gadget.example.com "g" is invalid: spec: Invalid value: mode cannot be removed',
  ]);
  expect((await request("PATCH", `${path}/g`, { spec: { mode: "b" } }, merge)).code).toBe(200);
});

test("rules are not asked about values that the schema refuses", async () => {
  const { request } = await memory({ objects: [definition(bounds)] });
  const { body } = await request("POST", path, gadget({ min: 3, max: 1, mode: "c" }));
  expect(body["message"]).toBe(
    'Gadget.example.com "g" is invalid: [spec.mode: Unsupported value: "c": supported values: "a", "b", <nil>: Invalid ' +
      "value: null: some validation rules were not checked because the object was invalid; correct the existing errors " +
      "to complete validation]",
  );
});

test("what a new rule forbids stays acceptable until it is changed, with a warning", async () => {
  const loose = { type: "object", properties: { name: { type: "string", maxLength: 50 }, n: { type: "integer" } } };
  const { request } = await memory({
    objects: [definition(loose), gadget({ name: "Bad", n: 0 }, { namespace: "default" })],
  });
  const strict = {
    ...loose,
    properties: {
      name: { ...loose.properties.name, pattern: "^[a-z]+$", ...rules({ rule: "self == self.lowerAscii()" }) },
      n: loose.properties.n,
    },
  };
  const { body: crd } = await request("GET", `${crds}/gadgets.example.com`);
  expect(
    (await request("PUT", `${crds}/gadgets.example.com`, { ...crd, spec: definition(strict)["spec"] ?? null })).code,
  ).toBe(200);
  const kept = await request("PATCH", `${path}/g`, { spec: { n: 1 } }, merge);
  expect([kept.code, kept.warnings]).toEqual([
    200,
    ['spec.name: Invalid value: "Bad": failed rule: self == self.lowerAscii()'],
  ]);
  const changed = await request("PATCH", `${path}/g`, { spec: { name: "Worse" } }, merge);
  expect(changed.code).toBe(422);
  expect((await request("PATCH", `${path}/g`, { spec: { name: "good" } }, merge)).code).toBe(200);
});

test("writes of the status are judged too", async () => {
  const root = rules({ rule: "!has(self.status) || !has(self.status.bad)", message: "status is bad" });
  const status = { type: "object", properties: { bad: { type: "boolean" } } };
  const crd = definition(bounds, {
    properties: { spec: bounds, status },
    ...root,
  });
  const { request } = await memory({ objects: [crd, gadget({ min: 1, max: 3 }, { namespace: "default" })] });
  const { code, body } = await request("PATCH", `${path}/g/status`, { status: { bad: true } }, merge);
  expect([code, body["message"]]).toEqual([
    422,
    'Gadget.example.com "g" is invalid: <nil>: Invalid value: status is bad',
  ]);
});

test("a definition with rules that cannot be asked is not created", async () => {
  const { request } = await memory();
  const { code, body } = await request("POST", crds, definition({ type: "object", ...rules({ rule: "self.absent" }) }));
  expect(code).toBe(422);
  expect(body["message"]).toContain(
    "spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule: Invalid value: ",
  );
  expect(body["message"]).toContain("undefined field 'absent'");
});

test("a rule that costs too much ends with an error, not with the server", async () => {
  const many = { type: "array", maxItems: 80, items: { type: "integer" } };
  const heavy = rules({ rule: "self.l.all(x, self.l.all(y, self.l.all(z, x + y + z >= 0)))" });
  const { request } = await memory({ objects: [definition({ type: "object", properties: { l: many }, ...heavy })] });
  const { body } = await request("POST", path, gadget({ l: Array.from({ length: 80 }, (_, index) => index) }));
  expect(body["message"]).toContain("no further validation rules will be run due to call cost exceeds limit for rule");
});
