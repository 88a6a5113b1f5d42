import { expect, test } from "vitest";
import { builtins } from "../resources/builtin/all.ts";
import { Registry } from "../resources/registry.ts";
import { widgetDefinition } from "../testing/widgets.ts";
import { aggregated } from "./aggregated.ts";

test("groups, versions, short names, categories, subresources", () => {
  const registry = new Registry(builtins);
  registry.define(widgetDefinition);
  const groups = aggregated(registry, false) as {
    items: { metadata: { name: string }; versions: { resources: object[] }[] }[];
  };
  const found = groups.items.find(({ metadata }) => metadata.name === "example.com");
  expect(found?.versions[0]?.resources).toMatchObject([
    {
      resource: "widgets",
      responseKind: { group: "example.com", version: "v1", kind: "Widget" },
      scope: "Namespaced",
      shortNames: ["wd"],
      categories: ["all"],
      subresources: [{ subresource: "status", verbs: ["get", "patch", "update"] }],
    },
  ]);
  expect(JSON.stringify(aggregated(registry, true))).toContain('"resource":"configmaps"');
  expect(JSON.stringify(aggregated(registry, true))).not.toContain("widgets");
});
