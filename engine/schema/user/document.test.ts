import { expect, test } from "vitest";
import { Document, mostProblems } from "./document.ts";
import type { Resource } from "./model.ts";

const resource: Resource = { id: "", path: [], anchors: new Map(), dynamic: new Map() };

test("a place is compiled once", () => {
  const document = new Document({}, "either");
  const one = document.nodeAt({ type: "string" }, ["a"], resource);
  expect(document.nodeAt({ type: "string" }, ["a"], resource)).toBe(one);
  expect(document.nodes.size).toBe(1);
});

test("a part with an $id is a resource of its own, with its own names", () => {
  const document = new Document({}, "2020-12");
  const root = { ...resource, id: "http://example.com/a/" };
  const node = document.nodeAt({ $id: "b", $anchor: "x", $dynamicAnchor: "y" }, ["p"], root);
  expect(node.resource.id).toBe("http://example.com/a/b");
  expect([node.resource.anchors.get("x"), node.resource.dynamic.get("y"), root.anchors.size]).toEqual([node, node, 0]);
  expect(document.dynamic("y")).toEqual([node]);
});

test("problems are bounded, patterns are compiled once and counted together", () => {
  const document = new Document({}, "either");
  for (let i = 0; i < 100; i++) document.refuse([i], "is odd", "mend it");
  expect(document.problems).toHaveLength(mostProblems);
  expect(document.pattern("^a$", [])).toBe(document.pattern("^a$", []));
  const wide = new Document({}, "either");
  const found = Array.from({ length: 30 }, (_, i) => wide.pattern(`x${i}a{900}`, ["p"]));
  expect(found.at(-1)).toBeUndefined();
  expect(wide.problems[0]?.message).toMatch(/more than 20000 states/);
});
