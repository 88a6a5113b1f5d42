import { expect, test } from "vitest";
import { apiVersionOf, lookupKey } from "./world.ts";

const check = { verb: "get", group: "", resource: "secrets", subresource: "", namespace: "n", name: "" };

test("equal questions have equal keys, others have others", () => {
  const lookups = [
    { ask: "namespace", name: "a" },
    { ask: "paramKind", apiVersion: "v1", kind: "ConfigMap" },
    { ask: "params", apiVersion: "v1", kind: "ConfigMap", namespace: "n", name: "a" },
    { ask: "params", apiVersion: "v1", kind: "ConfigMap", namespace: "n", selector: { matchLabels: { a: "b" } } },
    { ask: "access", user: { username: "a" }, check: { ...check, fieldSelector: "", labelSelector: "" } },
    { ask: "access", user: { username: "b" }, check: { ...check, fieldSelector: "", labelSelector: "" } },
  ] as const;
  expect(new Set(lookups.map(lookupKey)).size).toBe(lookups.length);
  for (const lookup of lookups) expect(lookupKey(structuredClone(lookup))).toBe(lookupKey(lookup));
});

test("the core group has no name", () => {
  expect([apiVersionOf({ group: "", version: "v1" }), apiVersionOf({ group: "a.b", version: "v2" })]).toEqual([
    "v1",
    "a.b/v2",
  ]);
});
