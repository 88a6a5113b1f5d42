import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import type { ReadLookup } from "../admission/world.ts";
import { selected } from "./selected.ts";

const engram = (namespace: string, name: string, template: string, labels: JsonObject = {}): JsonObject => ({
  kind: "Engram",
  metadata: { namespace, name, labels },
  spec: { templateRef: { name: template } },
});
const objects = [engram("b", "y", "t"), engram("a", "x", "t", { tier: "one" }), engram("a", "z", "other")];
const base = { ask: "reads", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", most: 10 } as const;
const names = (lookup: Omit<ReadLookup, keyof typeof base>) => {
  const found = selected(objects, { ...base, ...lookup });
  if (found.state !== "objects") return found;
  return found.objects.map(({ metadata }): Json => (isObject(metadata) ? (metadata["name"] ?? null) : null));
};

test("objects are found by name, labels and index, in their order", () => {
  expect(names({ namespace: "", selector: {} })).toEqual(["x", "z", "y"]);
  expect(names({ namespace: "a", name: "z" })).toEqual(["z"]);
  expect(names({ namespace: "", selector: { matchLabels: { tier: "one" } } })).toEqual(["x"]);
  expect(names({ namespace: "", index: { name: "templateRef", value: "t" } })).toEqual(["x", "y"]);
  expect(names({ namespace: "c", selector: {} })).toEqual({ state: "absent" });
});

test("what cannot be selected by is an error", () => {
  expect(names({ namespace: "", index: { name: "no", value: "t" } })).toMatchObject({ state: "failed" });
  const selector = { matchExpressions: [{ key: "a", operator: "Like" }] };
  expect(names({ namespace: "", selector })).toMatchObject({ state: "failed" });
});
