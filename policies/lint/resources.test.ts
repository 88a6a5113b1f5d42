import { expect, test } from "vitest";
import { isNamespaced, operationsOf, resourcesOf } from "./resources.ts";

test("groups that are known", () => {
  expect(resourcesOf("apps")?.has("deployments")).toBe(true);
  expect(resourcesOf("bubustack.io")?.has("stories")).toBe(true);
  expect(resourcesOf("example.io")).toBeUndefined();
});

test("what is in namespaces", () => {
  expect([isNamespaced("", "pods"), isNamespaced("", "nodes"), isNamespaced("", "pod")]).toEqual([
    true,
    false,
    undefined,
  ]);
  expect(isNamespaced("catalog.bubustack.io", "engramtemplates")).toBe(false);
});

test("operations of subresources", () => {
  expect(operationsOf("ephemeralcontainers")).toEqual(["UPDATE"]);
  expect(operationsOf("exec")).toEqual(["CONNECT"]);
  expect(operationsOf("constructor")).toBeUndefined();
  expect(operationsOf("")).not.toContain("CONNECT");
});
