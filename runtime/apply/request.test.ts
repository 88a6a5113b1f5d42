import { expect, test } from "vitest";
import { applied, identityOf, placeOf, preconditionsOf } from "./request.ts";

const stories = { group: "bubustack.io", version: "v1alpha1", resource: "stories", kind: "Story", namespaced: true };
const nodes = { group: "", version: "v1", resource: "nodes", kind: "Node", namespaced: false };
const seen = { metadata: { namespace: "n", name: "a", uid: "u", resourceVersion: "7", labels: { x: "y" } }, spec: {} };

test("an object has its place, with or without a namespace", () => {
  expect(placeOf(stories, seen, "status")).toBe("/apis/bubustack.io/v1alpha1/namespaces/n/stories/a/status");
  expect(placeOf(nodes, { metadata: { name: "a", namespace: "odd" } })).toBe("/api/v1/nodes/a");
});

test("fields are sent under the identity of what was seen, whatever they say about it", () => {
  const fields = { kind: "Odd", metadata: { uid: "other", name: "b", labels: { l: "1" } }, spec: { a: 1 } };
  expect(applied(identityOf(stories, seen, true), fields)).toEqual({
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Story",
    metadata: { namespace: "n", name: "a", uid: "u", resourceVersion: "7", labels: { l: "1" } },
    spec: { a: 1 },
  });
  expect(identityOf(nodes, seen, false)).toEqual({ apiVersion: "v1", kind: "Node", metadata: { name: "a" } });
});

test("uid and version are both needed", () => {
  for (const metadata of [{ name: "a", uid: "u" }, { name: "a", resourceVersion: "7" }, undefined]) {
    expect(() => preconditionsOf(stories, { metadata })).toThrow("never seen");
  }
});
