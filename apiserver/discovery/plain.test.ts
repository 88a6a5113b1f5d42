import { expect, test } from "vitest";
import { builtins } from "../resources/builtin/all.ts";
import { Registry } from "../resources/registry.ts";
import { widgetDefinition } from "../testing/widgets.ts";
import { apiVersions, group, groupList, resourceList } from "./plain.ts";

const registry = new Registry(builtins);
registry.define(widgetDefinition);

test("lists groups and resources", () => {
  expect(apiVersions()).toMatchObject({ versions: ["v1"] });
  expect(JSON.stringify(groupList(registry))).toContain('"name":"authorization.k8s.io"');
  expect(group(registry, "example.com")).toMatchObject({ name: "example.com" });
  expect(group(registry, "none")).toBeUndefined();
  expect(resourceList(registry, "example.com", "v1")).toMatchObject({
    groupVersion: "example.com/v1",
    resources: [{ name: "widgets", singularName: "widget", kind: "Widget" }, { name: "widgets/status" }],
  });
  expect(resourceList(registry, "", "v1")).toMatchObject({ groupVersion: "v1" });
  expect(resourceList(registry, "example.com", "v2")).toBeUndefined();
});
