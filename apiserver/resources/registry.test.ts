import { expect, test } from "vitest";
import { widgetDefinition } from "../testing/widgets.ts";
import { builtins } from "./builtin/all.ts";
import { Registry } from "./registry.ts";

test("serves built-in kinds and what definitions bring, until they go", () => {
  const registry = new Registry(builtins);
  const before = registry.revision;
  registry.define(widgetDefinition);
  expect(registry.revision).toBeGreaterThan(before);
  expect(registry.find("example.com", "v1", "widgets")?.kind).toBe("Widget");
  expect(registry.stored("example.com", "widgets")?.version).toBe("v1");
  expect(registry.byKind("example.com/v1", "Widget")?.resource).toBe("widgets");
  expect(registry.groups().get("example.com")).toEqual(["v1"]);
  registry.undefine("widgets.example.com");
  expect(registry.find("example.com", "v1", "widgets")).toBeUndefined();
  expect(registry.find("", "v1", "namespaces")?.kind).toBe("Namespace");
});
