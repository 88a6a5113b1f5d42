import { expect, test } from "vitest";
import { findingText } from "./collected.ts";
import { clusterPolicy, namespacePolicy, verdict } from "./testing/scene.ts";

const reach = { namespacedKinds: [{ group: "", resources: ["*"] }], systemNamespaces: [], platformNamespaces: [] };

test("a finding in words", () => {
  const finding = { policy: "p", rule: "r", path: "spec.x", message: "no", reason: "Invalid", action: "Deny" } as const;
  expect(findingText({ ...finding, kind: "Policy", namespace: "n" })).toBe('Policy "n/p": spec.x: no [r]');
  expect(findingText({ ...finding, path: "" })).toBe("no [r]");
});

test("annotations of policies of one name are told apart", () => {
  const note = (value: string) => ({ auditAnnotations: [{ key: "k", valueExpression: `'${value}'` }] });
  expect(verdict([clusterPolicy(note("a")), namespacePolicy(note("b"))], { reach }).auditAnnotations).toEqual({
    "p/k": "a",
    "n.p/k": "b",
  });
});

test("an annotation that cannot be made is an error", () => {
  const broken = clusterPolicy({ auditAnnotations: [{ key: "k", valueExpression: "string(object.none)" }] });
  expect(verdict([broken]).findings).toMatchObject([{ rule: "error/annotation", action: "Deny" }]);
  const ignored = { ...broken, spec: { ...(broken["spec"] as object), failurePolicy: "Ignore" } };
  expect(verdict([ignored])).toMatchObject({ allowed: true, records: [{ record: "ignored", policy: "p" }] });
});

test("what goes wrong has the policy's action", () => {
  const broken = (action: string) => clusterPolicy({ action, validations: [{ expression: "object.none == 1" }] });
  expect(verdict([broken("Deny")]).allowed).toBe(false);
  expect(verdict([broken("Warn")])).toMatchObject({
    allowed: true,
    findings: [{ action: "Warn", error: "expression" }],
  });
});
