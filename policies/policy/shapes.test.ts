import { isObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { shapes } from "./shapes.ts";

const shape = shapes();
const story = { group: "bubustack.io", version: "v1alpha1", kind: "Story" };

test("objects of our kinds are completed by their defaults", () => {
  const known = shape(story);
  const completed = known?.complete({ kind: "Story", metadata: { name: "a" }, spec: { steps: [] } });
  const { spec } = completed !== undefined && "object" in completed ? completed.object : {};
  expect(isObject(spec) && spec["pattern"]).toBe("batch");
  expect(shape(story)).toBe(known);
});

test("of other kinds nothing is known", () => {
  expect(shape({ group: "apps", version: "v1", kind: "Deployment" })).toBeUndefined();
  expect(shape({ ...story, version: "v2" })).toBeUndefined();
});
