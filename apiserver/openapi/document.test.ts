import { expect, test } from "vitest";
import { builtins } from "../resources/builtin/all.ts";
import { Registry } from "../resources/registry.ts";
import { widgetDefinition } from "../testing/widgets.ts";
import { document } from "./document.ts";

test("every reference leads to a component, every PATCH knows fieldValidation", () => {
  const registry = new Registry(builtins);
  registry.define(widgetDefinition);
  const text = JSON.stringify(document(registry.all()));
  const { components, paths } = JSON.parse(text);
  for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    expect(components.schemas).toHaveProperty([name]);
  const patch = paths["/apis/example.com/v1/namespaces/{namespace}/widgets/{name}"].patch;
  expect(patch.parameters.map(({ name }: { name: string }) => name)).toContain("fieldValidation");
  expect(patch["x-kubernetes-group-version-kind"]).toEqual({ group: "example.com", version: "v1", kind: "Widget" });
  expect(paths).toHaveProperty(["/apis/example.com/v1/namespaces/{namespace}/widgets/{name}/status"]);
  expect(paths).toHaveProperty(["/api/v1/namespaces/{name}"]);
});
