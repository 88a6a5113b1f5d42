import { expect, test } from "vitest";
import { asTarget, matchConstraints, readConstraints, requestedOf } from "./constraints.ts";
import { configMap, request, world } from "./testing/scene.ts";
import type { Target, World } from "./world.ts";

const resourceRules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["*"] }];
const match = (given: object, of = request(), within: World = world()) =>
  matchConstraints(readConstraints({ resourceRules, ...given }), of, within);
const team = (value: string) => ({ namespaceSelector: { matchLabels: { team: value } } });

test("no rules mean everything, excluded rules win", () => {
  expect(match({ resourceRules: [] })).toEqual({ state: "yes", target: configMap });
  expect(match({ resourceRules: [{ ...resourceRules[0], resources: ["secrets"] }] })).toEqual({
    state: "no",
    because: "rules",
  });
  expect(match({ excludeResourceRules: resourceRules })).toEqual({ state: "no", because: "excluded" });
});

test("the labels of the namespace are asked only where they matter", () => {
  expect(match(team("a")).state).toBe("yes");
  expect(match(team("b")).state).toBe("no");
  const asked: string[] = [];
  const open = world((lookup) => {
    asked.push(lookup.ask);
    return "open";
  });
  expect(match({}, request(), open).state).toBe("yes");
  expect(match({ ...team("a"), excludeResourceRules: resourceRules }, request(), open).state).toBe("no");
  expect(match(team("a"), request({ namespace: "" }), open).state).toBe("yes");
  expect(asked).toEqual([]);
  expect(match(team("a"), request(), open)).toEqual({ state: "open", lookups: [{ ask: "namespace", name: "n" }] });
});

test("a namespace is selected by its own labels", () => {
  const resource = { group: "", version: "v1", resource: "namespaces" };
  const named = (labels: object) => request({ resource, object: { metadata: { labels } } as never });
  const nobody = world(() => ({ state: "failed", reason: "not asked" }));
  expect(match(team("b"), named({ team: "b" }), nobody).state).toBe("yes");
  expect(match(team("b"), named({}), nobody).state).toBe("no");
});

test("what cannot be known is no match", () => {
  expect(
    match(
      team("a"),
      request(),
      world(() => ({ state: "absent" })),
    ),
  ).toEqual({
    state: "failed",
    reason: 'namespaces "n" not found',
  });
  const failed = { state: "failed", reason: "broken" } as const;
  expect(
    match(
      team("a"),
      request(),
      world(() => failed),
    ),
  ).toBe(failed);
  const unknown = { state: "unknown", reason: "no cluster" } as const;
  expect(
    match(
      team("a"),
      request(),
      world(() => unknown),
    ),
  ).toBe(unknown);
  const odd = { matchExpressions: [{ key: "a", operator: "Odd" }] };
  const reason = '"Odd" is not a valid label selector operator';
  expect(match({ objectSelector: odd })).toEqual({ state: "failed", reason });
  expect(match({ namespaceSelector: odd })).toEqual({ state: "failed", reason });
});

test("objects are selected before or after the change", () => {
  const app = { objectSelector: { matchLabels: { app: "x" } } };
  const labelled = { metadata: { labels: { app: "x" } } };
  expect(match(app).state).toBe("no");
  expect(match(app, request({ object: labelled })).state).toBe("yes");
  expect(match(app, request({ oldObject: labelled })).state).toBe("yes");
});

test("an equivalent version is matched unless the policy is exact", () => {
  const other: Target = {
    resource: { group: "x.io", version: "v2", resource: "configs" },
    kind: { group: "x.io", version: "v2", kind: "Config" },
  };
  const rules = [{ apiGroups: ["x.io"], apiVersions: ["v2"], operations: ["*"], resources: ["configs"] }];
  const within = { ...world(), equivalents: [other] };
  expect(match({ resourceRules: rules }, request(), within)).toEqual({ state: "yes", target: other });
  expect(match({ resourceRules: rules, matchPolicy: "Exact" }, request(), within).state).toBe("no");
  expect(asTarget({ a: 1 }, other, request(), within)).toEqual({ a: 1, apiVersion: "x.io/v2", kind: "Config" });
  expect(asTarget({ a: 1 }, other, request(), { ...within, convert: () => ({ b: 2 }) })).toEqual({ b: 2 });
  const object = { a: 1 };
  expect(asTarget(object, configMap, request(), within)).toBe(object);
});

test("what is absent of a request is empty", () => {
  expect(requestedOf({ uid: "", ...configMap, operation: "DELETE", userInfo: {} })).toEqual({
    operation: "DELETE",
    resource: configMap.resource,
    subresource: "",
    namespace: "",
    name: "",
  });
});

test("what is within a namespace is what is in it, not the namespace itself", () => {
  const within = { ...readConstraints({ resourceRules }), within: "n" };
  expect(matchConstraints(within, request(), world()).state).toBe("yes");
  expect(matchConstraints(within, request({ namespace: "m" }), world()).state).toBe("no");
  expect(matchConstraints(within, request({ namespace: "" }), world()).state).toBe("no");
  const resource = { group: "", version: "v1", resource: "namespaces" };
  expect(matchConstraints(within, request({ resource, name: "n" }), world()).state).toBe("no");
});

test("a policy that is exact is about what was written in a version that it names, and not about what was converted to one", () => {
  const rule = { apiGroups: ["apps"], operations: ["*"], resources: ["deployments"] };
  const of = (apiVersions: readonly string[], matchPolicy: string) => ({
    resourceRules: [{ ...rule, apiVersions }],
    matchPolicy,
  });
  const deployment = (version: string) => ({ group: "apps", version, resource: "deployments" });
  const converted = request({ resource: deployment("v1"), requestResource: deployment("v1beta1") });
  expect(match(of(["v1"], "Exact"), converted).state).toBe("no");
  expect(match(of(["v1beta1"], "Exact"), converted).state).toBe("no");
  expect(match(of(["v1", "v1beta1"], "Exact"), converted).state).toBe("yes");
  expect(match(of(["v1"], "Equivalent"), converted).state).toBe("yes");
  const asPod = request({
    resource: { group: "", version: "v1", resource: "pods" },
    requestResource: deployment("v1"),
  });
  expect(
    match({ resourceRules: [{ ...resourceRules[0], resources: ["pods"] }], matchPolicy: "Exact" }, asPod).state,
  ).toBe("yes");
});
