import { expect, test } from "vitest";
import { exempt, namespaceAsk, terminating } from "./never-lock.ts";

const review = { operation: "DELETE", kind: "Story", namespace: "a", name: "x", oldObject: { metadata: {} } } as const;

test("a cluster-scoped object has no namespace to ask for", () => {
  expect(namespaceAsk({ ...review, namespace: "" })).toBeUndefined();
  expect(namespaceAsk(review)).toEqual({ verb: "get", kind: "Namespace", namespace: "", name: "a" });
});

test("only the value true forces a deletion", () => {
  const annotated = (value: string) => ({ metadata: { annotations: { "policy.bubustack.io/force-delete": value } } });
  expect(exempt({ ...review, oldObject: annotated("true") })).toBe("force-delete");
  expect(exempt({ ...review, oldObject: annotated("no") })).toBeUndefined();
});

test("a namespace that nobody knows of is not taken for a terminating one", () => {
  const unknown = new Map([["get Namespace /a", { state: "unknown", reason: "no cluster" } as const]]);
  expect(terminating(review, unknown)).toBe(false);
  expect(terminating(review, new Map())).toBe(false);
});
