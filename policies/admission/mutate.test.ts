import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { mutationDenialText } from "./mutate.ts";
import { apply, left, mutated, mutation, patch, request, shape, world } from "./testing/scene.ts";

const add = (key: string, value: string) => ({ mutations: [apply(`Object{data: {"${key}": "${value}"}}`)] });

test("policies and mutations see what those before them left", () => {
  const second = {
    mutations: [
      apply("Object{data: {'b': string(object.data.a)}}"),
      patch("[JSONPatch{op: 'add', path: '/data/c', value: object.data.b}]"),
    ],
  };
  const result = mutation([add("a", "1"), second]);
  expect(left(result, "data")).toEqual({ x: "1", a: "1", b: "1", c: "1" });
  expect(result).toMatchObject({ allowed: true, patched: true });
});

test("errors of one mutation leave the others; the failure policy decides", () => {
  const broken = { mutations: [apply("Object{data: {'b': string(object.none)}}"), apply("Object{data: {'c': '1'}}")] };
  const refused = mutation([broken]);
  expect(refused.denials.map(mutationDenialText)).toEqual([
    "policy 'p0' with binding 'b-p0' denied request: expression 'Object{data: {'b': string(object.none)}}' resulted in error: no such key: none",
  ]);
  const ignored = mutation([{ ...broken, failurePolicy: "Ignore" }]);
  expect([ignored.allowed, left(ignored, "data")]).toEqual([true, { x: "1", c: "1" }]);
});

test("conditions are asked about the object as it is by then", () => {
  const conditioned = { matchConditions: [{ name: "c", expression: "has(object.data.a)" }], ...add("b", "1") };
  expect(left(mutation([conditioned, add("a", "1")]), "data")).toEqual({ x: "1", a: "1" });
  expect(left(mutation([add("a", "1"), conditioned]), "data")).toEqual({ x: "1", a: "1", b: "1" });
  const failing = { matchConditions: [{ name: "c", expression: "object.none == 1" }], ...add("b", "1") };
  expect(mutation([failing]).denials).toMatchObject([{ reason: "Invalid" }]);
  expect(mutation([{ ...failing, failurePolicy: "Ignore" }]).denials).toEqual([]);
});

test("the second pass runs what asked for it and came before a change, or all where something else changed", () => {
  const counting = { mutations: [apply("Object{data: {'n': string(object.data.size())}}")] };
  const again = { ...counting, reinvocationPolicy: "IfNeeded" };
  const first = mutation([again, add("a", "1")]);
  expect(left(first, "data")).toEqual({ x: "1", n: "1", a: "1" });
  const second = mutation([again, add("a", "2")], request({ object: first.object ?? null }), world(), first.pass);
  expect(left(second, "data")).toEqual({ x: "1", n: "3", a: "1" });
  const never = mutation([counting, add("a", "1")]);
  expect(
    left(mutation([counting, add("a", "2")], request({ object: never.object ?? null }), world(), never.pass), "data"),
  ).toEqual({ x: "1", n: "1", a: "1" });
});

test("a policy whose patches did nothing is asked again where a webhook changed the object", () => {
  const quiet = {
    reinvocationPolicy: "IfNeeded",
    matchConditions: [{ name: "c", expression: "object.data.x != ''" }],
    mutations: [],
  };
  const first = mutation([quiet]);
  expect([first.patched, [...first.pass.again], [...first.pass.ran]]).toEqual([false, [], [expect.any(String)]]);
  const changed = request({ object: { data: { x: "2" } } });
  expect([...mutation([quiet], changed, world(), first.pass).pass.again]).toHaveLength(1);
  expect([...mutation([quiet], request(), world(), first.pass).pass.again]).toEqual([]);
});

test("mistakes are Forbidden and named; without an object there is nothing to change", () => {
  const spec = { ...add("a", "1"), paramKind: { apiVersion: "v1", kind: "Odd" } };
  const absent = world((lookup) => (lookup.ask === "paramKind" ? { state: "absent" } : undefined));
  const { denials } = mutation([spec], request(), absent);
  expect(denials).toMatchObject([{ policy: "p0", reason: "Forbidden" }]);
  expect(denials.map(mutationDenialText)[0]).toMatch(/^policy "p0" denied request: failed to configure policy: /);
  expect(mutation([add("a", "1")], request({ object: null })).object).toBeUndefined();
});

test("a patch that leaves no object of the kind ends the request, whatever the failure policy", () => {
  const replace = { failurePolicy: "Ignore", mutations: [patch("[JSONPatch{op: 'replace', path: '', value: [1]}]")] };
  expect(mutation([replace])).toMatchObject({ allowed: false, internal: "the patch leaves no object" });
  const as = { ...shape, complete: () => ({ problem: "odd" }) };
  expect(mutation([{ ...add("a", "1"), failurePolicy: "Ignore" }], request(), world(), undefined, as).internal).toBe(
    "odd",
  );
});

test("what is not known is asked, what nobody knows leaves the policy unverified", () => {
  const asking = { mutations: [apply("Object{data: {'may': string(authorizer.path('/x').check('get').allowed())}}")] };
  expect(
    mutated(
      [asking],
      request(),
      world((lookup) => (lookup.ask === "access" ? "open" : undefined)),
    ),
  ).toMatchObject({
    needs: [{ ask: "access" }],
  });
  const unknown = world((lookup) => (lookup.ask === "access" ? { state: "unknown", reason: "x" } : undefined));
  expect(mutation([asking], request(), unknown)).toMatchObject({ unverified: [{ policy: "p0" }], patched: false });
  expect(
    mutated(
      [add("a", "1")],
      request(),
      world(() => "open"),
    ),
  ).toHaveProperty("needs");
});

test("a kind that the world converts is changed as the policy means it, with that kind's shape", () => {
  const v2 = { group: "", version: "v2", kind: "ConfigMap" };
  const sent = request({
    kind: v2,
    resource: { group: "", version: "v2", resource: "configmaps" },
    object: { apiVersion: "v2", kind: "ConfigMap", metadata: { name: "a" }, texts: { x: "1" } },
  });
  const target = { resource: { group: "", version: "v1", resource: "configmaps" }, kind: { ...v2, version: "v1" } };
  const within = {
    ...world(),
    equivalents: [target],
    convert: (object: JsonObject, { version }: { readonly version: string }): JsonObject => {
      const { texts, data, ...rest } = object;
      return { ...rest, apiVersion: version, [version === "v1" ? "data" : "texts"]: texts ?? data };
    },
  };
  const own = { schema: { type: "object" }, complete: (object: JsonObject) => ({ object }), of: () => shape } as const;
  const made = mutated([add("y", "2")], sent, within, undefined, own);
  expect(made).toMatchObject({ verdict: { object: { apiVersion: "v2", texts: { x: "1", y: "2" } } } });
  const broken = { ...own, complete: () => ({ problem: "no" }) };
  expect(mutated([add("y", "2")], sent, within, undefined, broken)).toMatchObject({ verdict: { internal: "no" } });
});
