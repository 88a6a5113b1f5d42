import { expect, test } from "vitest";
import { readPolicy } from "./policy.ts";
import { requirementsOf } from "./requires.ts";
import { policy, request, world } from "./testing/scene.ts";

const rules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] }];
const required = (spec: object) => requirementsOf(readPolicy(policy("Validating", spec as never)));
const when = (...expressions: readonly string[]) =>
  required({ matchConditions: expressions.map((expression, index) => ({ name: `c${index}`, expression })) });

test("selectors and names require labels and names", () => {
  const constraints = {
    resourceRules: [{ ...rules[0], resourceNames: ["a", "b"] }],
    objectSelector: { matchLabels: { app: "x" } },
    namespaceSelector: { matchExpressions: [{ key: "team", operator: "In", values: ["a", "b"] }] },
  };
  expect(required({ matchConstraints: constraints })).toEqual([
    { what: "name", key: "", values: ["a", "b"] },
    { what: "objectLabel", key: "app", values: ["x"] },
    { what: "namespaceLabel", key: "team", values: ["a", "b"] },
  ]);
  const loose = { objectSelector: { matchExpressions: [{ key: "app", operator: "Exists" }] } };
  expect(required({ matchConstraints: { resourceRules: rules, ...loose } })).toEqual([]);
});

test("conditions that compare a path with a text", () => {
  expect(when("request.namespace == 'n'")).toMatchObject([{ what: "condition", values: ["n"] }]);
  expect(when("'n' == object.metadata.labels['x.io/y'] && object.data.a == 'b'")).toMatchObject([{ values: ["n"] }]);
  expect(when("request.userInfo.username in ['a', 'b']")).toMatchObject([{ values: ["a", "b"] }]);
  for (const other of [
    "request.namespace != 'n'",
    "request.namespace == 'n' || true",
    "object.data.a.size() > 0 && request.namespace == 'n'",
    "request.namespace == object.metadata.name",
    "request.kind.kind == 'Pod'",
    "object.kind == 'Pod'",
    "object.items[0] == 'a'",
    "object.replicas == 1",
  ])
    expect(when(other), other).toEqual([]);
});

test("what may fail before a condition is asked keeps it from telling alone", () => {
  const condition = { matchConditions: [{ name: "c", expression: "request.namespace == 'n'" }] };
  expect(required({ ...condition, paramKind: { apiVersion: "v1", kind: "ConfigMap" } })).toEqual([]);
  expect(when("request.namespace == 'n'", "true", "true")).toEqual([]);
});

test("a value is read as the condition would read it", () => {
  const read = (expression: string, of = request(), within = world()) => when(expression)[0]?.read?.(of, within);
  expect(read("object.data.x == '1'")).toBe("1");
  expect(read("object.data.none == '1'")).toBeUndefined();
  expect(read("oldObject.data.x == '1'")).toBeUndefined();
  expect(read("request.name == 'a'", request({ name: "" }))).toBeUndefined();
  expect(read("object.data.x == '1'", request(), { ...world(), convert: (object) => object })).toBeUndefined();
});
