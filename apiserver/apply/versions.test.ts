import { noFields } from "@bubustack/policies/merge/fields/field-set";
import { expect, test } from "vitest";
import { Registry } from "../resources/registry.ts";
import type { Resource } from "../resources/resource.ts";
import { thingDefinition } from "../testing/versions.ts";
import { widgetDefinition } from "../testing/widgets.ts";
import type { Owned } from "./owners.ts";
import { versionsOf } from "./versions.ts";

const registry = new Registry([]);
registry.define(thingDefinition);
registry.define(widgetDefinition);
const found = (group: string, version: string, resource: string): Resource => {
  const is = registry.find(group, version, resource);
  if (is === undefined) throw new Error(resource);
  return is;
};
const owner = (apiVersion: string): Owned => ({
  manager: "m",
  operation: "Update",
  apiVersion,
  time: "",
  subresource: "",
  fields: noFields,
});

test("the version of each owner, with its schema and its objects", () => {
  const things = found("example.com", "v2", "things");
  const of = versionsOf(registry, things, (object, apiVersion) => ({ ...object, apiVersion }));
  const owners = new Map([
    ["a", owner("example.com/v1")],
    ["b", owner("example.com/v2")],
    ["c", owner("example.com/v3")],
    ["d", owner("v1")],
  ]);
  const versions = of?.(owners);
  expect(versions?.own.name).toBe("example.com/v2");
  expect(versions?.of("a")?.schema).toBe(found("example.com", "v1", "things").schema);
  expect(versions?.of("a")?.as({ kind: "Thing" })).toEqual({ kind: "Thing", apiVersion: "example.com/v1" });
  expect(versions?.of("b")).toBe(versions?.own);
  expect(versions?.of("nobody")).toBe(versions?.own);
  expect([versions?.of("c"), versions?.of("d")]).toEqual([undefined, undefined]);
});

test("versions that nothing converts are told apart in none", () => {
  expect(versionsOf(registry, found("example.com", "v1", "widgets"), (object) => object)).toBeUndefined();
});
