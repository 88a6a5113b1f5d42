import { expect, test } from "vitest";
import { services } from "../resources/builtin/services.ts";
import { Registry } from "../resources/registry.ts";
import { widgetDefinition } from "../testing/widgets.ts";
import { openapiSchema, render, schemaName } from "./schema.ts";

test("names reverse the group of custom kinds", () => {
  const registry = new Registry([]);
  registry.define(widgetDefinition);
  const [resource] = registry.all();
  expect(resource && schemaName(resource)).toBe("com.example.v1.Widget");
  expect(schemaName(services)).toBe("io.k8s.api.core.v1.Service");
  expect(resource && openapiSchema(resource)).toMatchObject({
    description: "A Widget is for tests.",
    properties: {
      metadata: { allOf: [{ $ref: "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" }] },
    },
    "x-kubernetes-group-version-kind": [{ group: "example.com", version: "v1", kind: "Widget" }],
  });
});

test("lists that merge say so to clients", () => {
  const list = render({
    type: "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name"],
    items: { type: "object" },
  });
  expect(list).toMatchObject({ "x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge" });
  expect(render({ type: "array", "x-kubernetes-list-type": "set", items: {} })).toMatchObject({
    "x-kubernetes-patch-strategy": "merge",
  });
  expect(render({ "x-kubernetes-int-or-string": true })).toMatchObject({
    oneOf: [{ type: "integer" }, { type: "string" }],
  });
});
