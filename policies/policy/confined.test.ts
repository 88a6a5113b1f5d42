/** No expression, param, read, message or exception of a namespace's author reads or does anything outside of it. */
import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { apply, request, world } from "../admission/testing/scene.ts";
import type { Lookup } from "../admission/world.ts";
import { confined } from "./confined.ts";
import { clusterPolicy, exception, namespacePolicy, verdict } from "./testing/scene.ts";

const reach = { namespacedKinds: [{ group: "", resources: ["*"] }], systemNamespaces: [], platformNamespaces: [] };
const judged = (spec: JsonObject, more: object = {}) => verdict([namespacePolicy(spec)], { reach, ...more });
const no = { validations: [{ expression: "false", message: "no" }] };

test("it judges its own namespace, and only what installations let namespaces judge", () => {
  expect(judged(no)).toMatchObject({ allowed: false, findings: [{ policy: "p", kind: "Policy", namespace: "n" }] });
  expect(judged(no, { request: request({ namespace: "m" }) }).allowed).toBe(true);
  expect(judged(no, { request: request({ namespace: "" }) }).allowed).toBe(true);
  expect(verdict([namespacePolicy(no)]).allowed).toBe(true);
  const namespaces = { apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*"] };
  const itself = request({ resource: { group: "", version: "v1", resource: "namespaces" }, name: "n" });
  expect(judged({ ...no, matchConstraints: { resourceRules: [namespaces] } }, { request: itself }).allowed).toBe(true);
});

test("it changes nothing", () => {
  expect(judged({ mutations: [apply("Object{data: {'y': '2'}}")], ...no }).patches).toEqual([]);
});

test.each([
  "group('').resource('secrets').namespace('m').check('get')",
  "group('').resource('secrets').check('get')",
  "serviceAccount('m', 'admin').group('').resource('secrets').namespace('n').check('get')",
  "serviceAccount('n', 'other').group('').resource('secrets').namespace('n').check('get')",
  "path('/metrics').check('get')",
])("authorizer.%s is not answered", (check) => {
  const asked: Lookup[] = [];
  const all = world((lookup) => {
    if (lookup.ask === "access") asked.push(lookup);
    return undefined;
  });
  expect(judged({ validations: [{ expression: `authorizer.${check}.allowed()` }] }, { world: all }).allowed).toBe(
    false,
  );
  expect(asked).toEqual([]);
});

test("rights inside are answered", () => {
  const inside = "authorizer.group('').resource('pods').namespace('n').check('get').allowed()";
  expect(
    judged({ validations: [{ expression: `${inside} && authorizer.requestResource.check('get').allowed()` }] }).allowed,
  ).toBe(true);
});

test("params and reads elsewhere are errors, whatever the policy names", () => {
  const asked: Lookup[] = [];
  const all = world((lookup) => {
    asked.push(lookup);
    return lookup.ask === "params" || lookup.ask === "reads" ? { state: "objects", objects: [{}] } : undefined;
  });
  const params = {
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    paramRef: { name: "a", namespace: "m" },
    validations: [{ expression: "true" }],
  };
  expect(judged(params, { world: all }).findings).toMatchObject([{ rule: "error/policy" }]);
  expect(asked.filter(({ ask }) => ask === "params")).toEqual([]);
  // Params of the cluster are outside too.
  const ofCluster = world((lookup) => (lookup.ask === "paramKind" ? { state: "kind", namespaced: false } : undefined));
  expect(judged({ ...params, paramRef: { name: "a" } }, { world: ofCluster }).findings).toMatchObject([
    { rule: "error/policy" },
  ]);
});

test("every question about elsewhere is refused, and what is inside goes through", () => {
  const within = confined(world(), "n");
  expect(within.look({ ask: "namespace", name: "m" })?.state).toBe("failed");
  expect(within.look({ ask: "namespace", name: "n" })?.state).toBe("objects");
  const read = { ask: "reads", apiVersion: "v1", kind: "Pod", most: 1 } as const;
  expect(within.look({ ...read, namespace: "" })?.state).toBe("failed");
  expect(within.look({ ...read, namespace: "n" })?.state).toBe("absent");
});

const inside = (spec: JsonObject, more: object = {}) =>
  verdict([namespacePolicy({ ...no, ...spec })], { reach, ...more });

test("a message tells nothing from elsewhere: what it may not look at, it does not say", () => {
  const asked: Lookup[] = [];
  const all = world((lookup) => {
    if (lookup.ask !== "namespace") asked.push(lookup);
    return undefined;
  });
  for (const messageExpression of [
    "string(authorizer.group('').resource('secrets').namespace('m').check('get').allowed())",
    "string(authorizer.path('/metrics').check('get').allowed())",
  ]) {
    const { findings } = inside({ validations: [{ expression: "false", messageExpression }] }, { world: all });
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toMatch(/message":"(true|false)"/);
  }
  expect(asked).toEqual([]);
});

test("an exception of a namespace has effect there alone, and its conditions look nowhere else", () => {
  const policies = [{ kind: "Policy", name: "p" }];
  const of = (namespace: string, spec: JsonObject = {}) => exception({ policies, ...spec }, namespace);
  const maxDuration = { exceptions: { maxDuration: "720h" } };
  const judgedWith = (one: JsonObject, more: object = {}) =>
    verdict([namespacePolicy({ ...no, ...maxDuration }), one], { reach, ...more }).allowed;
  expect(judgedWith(of("n"))).toBe(true);
  // The same name in another namespace means another policy.
  expect(judgedWith(of("m"))).toBe(false);
  const cluster = clusterPolicy({ ...no, ...maxDuration });
  const fromCluster = (namespace: string, where: string) =>
    verdict([cluster, exception({}, namespace)], { reach, request: request({ namespace: where }) }).allowed;
  expect([fromCluster("n", "n"), fromCluster("n", "m"), fromCluster("n", "")]).toEqual([true, false, false]);
  const asked: Lookup[] = [];
  const all = world((lookup) => {
    if (lookup.ask === "access") asked.push(lookup);
    return undefined;
  });
  const expression = "authorizer.group('').resource('secrets').namespace('m').check('get').allowed() || true";
  const conditions = [{ name: "look", expression: `!(${expression}) || ${expression}` }];
  judgedWith(of("n", { match: { resources: ["configmaps"], conditions } }), { world: all });
  expect(asked).toEqual([]);
});

test("what it costs is taken from its own namespace, and nobody else's verdict changes", () => {
  const digits = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
  const expression = `${digits}.all(a, ${digits}.all(b, ${digits}.all(c, a + b + c >= 0)))`;
  const costly = namespacePolicy({ validations: [{ expression }] });
  const noted = clusterPolicy({ action: "Warn", ...no });
  const judgedIn = (namespace: string, budget: object) =>
    verdict([costly, noted], { reach, budget, request: request({ namespace }) });
  const alone = verdict([noted], { reach, request: request({ namespace: "n" }) });
  expect(judgedIn("n", {})).toMatchObject({ allowed: true, warnings: alone.warnings });
  const over = judgedIn("n", { namespaceUnits: 100 });
  expect(over).toMatchObject({ allowed: false, warnings: alone.warnings });
  expect(over.findings.filter(({ action }) => action === "Deny")).toMatchObject([{ namespace: "n" }]);
  // Its units are not the cluster's, and elsewhere it is not evaluated at all.
  expect(judgedIn("n", { units: alone.cost })).toMatchObject({ allowed: true, warnings: alone.warnings });
  expect(judgedIn("m", { namespaceUnits: 0 })).toMatchObject({ allowed: true, cost: alone.cost });
});
