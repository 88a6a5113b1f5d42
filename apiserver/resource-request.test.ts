import { expect, test } from "vitest";
import { memory } from "./testing/memory.ts";
import { widget, widgetDefinition, widgets } from "./testing/widgets.ts";

const start = () => memory({ objects: [widgetDefinition, widget("a")] });

test("a kind is served from the moment in which its definition is stored", async () => {
  const { request } = await memory();
  expect((await request("GET", widgets)).code).toBe(404);
  await request("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", widgetDefinition);
  expect((await request("POST", widgets, widget("a"))).code).toBe(201);
});

test("PUT replaces", async () => {
  const { request } = await start();
  const { body } = await request("GET", `${widgets}/a`);
  const changed = { ...body, spec: { color: "blue" } };
  expect((await request("PUT", `${widgets}/a`, changed)).body).toMatchObject({
    spec: { color: "blue", size: 3 },
    metadata: { generation: 2 },
  });
});

test.each([
  ["POST", `${widgets}/a`, 405],
  ["PUT", widgets, 405],
  ["PATCH", widgets, 405],
  ["DELETE", `${widgets}/a/status`, 405],
  ["GET", `${widgets}/a/scale`, 404],
  ["GET", "/apis/example.com/v1/widgets/a", 404],
  ["GET", "/api/v1/namespaces/default/namespaces/a", 404],
])("%s %s is %d", async (method, path, code) => {
  const { request } = await start();
  expect((await request(method, path, widget("a"))).body).toMatchObject({ kind: "Status", code });
});

test("new defaults show in what is stored already", async () => {
  const { request } = await start();
  const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com";
  const operations = [
    {
      op: "add",
      path: "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/more",
      value: { type: "string", default: "yes" },
    },
  ];
  await request("PATCH", path, operations, { contentType: "application/json-patch+json" });
  expect((await request("GET", `${widgets}/a`)).body.spec).toMatchObject({ more: "yes" });
});
