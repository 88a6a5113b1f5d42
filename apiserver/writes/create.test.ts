import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

test("the server owns what it owns", async () => {
  const { request } = await memory({ objects: [widgetDefinition] });
  const given = {
    ...widget("a", {}, { uid: "mine", resourceVersion: "", generation: 9, creationTimestamp: null }),
    status: { x: 1 },
  };
  const { code, body } = await request("POST", widgets, given);
  expect(code).toBe(201);
  expect(body).toMatchObject({
    metadata: { namespace: "default", generation: 1, creationTimestamp: "2026-01-01T00:00:00Z" },
    spec: { size: 3 },
  });
  expect(body.metadata).not.toMatchObject({ uid: "mine" });
  expect(body).not.toHaveProperty("status");
});

test("names are generated, taken, and refused", async () => {
  const { request } = await memory({ objects: [widgetDefinition] });
  const generated = (await request("POST", widgets, { ...widget(""), metadata: { generateName: "a-" } })).body
    .metadata as { name: string };
  expect(generated.name).toMatch(/^a-[a-z0-9]{5}$/);
  expect((await request("POST", widgets, widget(generated.name))).body).toMatchObject({
    code: 409,
    message: `widgets.example.com "${generated.name}" already exists`,
    details: { name: generated.name, group: "example.com", kind: "widgets" },
  });
  expect((await request("POST", widgets, widget("A"))).code).toBe(422);
});

test("all that is wrong is said at once, in the API server's words", async () => {
  const { request } = await memory({ objects: [widgetDefinition] });
  const { code, body } = await request("POST", widgets, widget("a", { color: "green", size: "big", code: "X" }));
  expect(code).toBe(422);
  expect(body).toMatchObject({
    reason: "Invalid",
    details: {
      group: "example.com",
      kind: "Widget",
      causes: [
        {
          reason: "FieldValueNotSupported",
          field: "spec.color",
          message: 'Unsupported value: "green": supported values: "red", "blue"',
        },
        {
          reason: "FieldValueTypeInvalid",
          field: "spec.size",
          message: 'Invalid value: "string": spec.size in body must be of type integer: "string"',
        },
        {
          reason: "FieldValueInvalid",
          field: "spec.code",
          message: `Invalid value: "X": spec.code in body should match '^[a-z]+$'`,
        },
        {
          reason: "FieldValueInvalid",
          field: "<nil>",
          message:
            "Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation",
        },
      ],
    },
  });
});

test("dry run answers and stores nothing", async () => {
  const { request } = await memory({ objects: [widgetDefinition] });
  expect((await request("POST", `${widgets}?dryRun=All`, widget("a"))).code).toBe(201);
  expect((await request("GET", `${widgets}/a`)).code).toBe(404);
  expect((await request("POST", `${widgets}?dryRun=Some`, widget("a"))).code).toBe(422);
});

test("namespaces must be there and must match", async () => {
  const { request } = await memory({ objects: [widgetDefinition] });
  const elsewhere = "/apis/example.com/v1/namespaces/nope/widgets";
  expect((await request("POST", elsewhere, widget("a"))).body).toMatchObject({
    code: 404,
    message: 'namespaces "nope" not found',
  });
  expect((await request("POST", widgets, widget("a", {}, { namespace: "other" }))).body).toMatchObject({
    code: 400,
    message: "the namespace of the provided object does not match the namespace sent on the request",
  });
  expect((await request("POST", "/apis/example.com/v1/widgets", widget("a"))).code).toBe(405);
});
