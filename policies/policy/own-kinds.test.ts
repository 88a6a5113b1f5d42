import { expect, test } from "vitest";
import { ownKind } from "./own-kinds.ts";

test("kinds of ours are known by their resource, others are not", () => {
  const stories = { group: "bubustack.io", version: "v1alpha1", resource: "stories" };
  expect(ownKind(stories)).toMatchObject({ kind: { kind: "Story" }, schema: { properties: { spec: {} } } });
  expect(ownKind(stories)).toBe(ownKind(stories));
  expect(ownKind({ ...stories, version: "v1" })).toBeUndefined();
  expect(ownKind({ group: "apps", version: "v1", resource: "deployments" })).toBeUndefined();
});
