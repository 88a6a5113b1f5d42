/** An error at any step is a finding of its policy, or with `failurePolicy: Ignore` a record; it is never "no match". */
import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { apply, patch, request, world } from "../admission/testing/scene.ts";
import type { Found, Lookup, World } from "../admission/world.ts";
import { judgeByPolicies } from "./judge.ts";
import { clusterPolicy, exception, namespacePolicy, native, podPolicy, question, verdict } from "./testing/scene.ts";

const may = "authorizer.group('').resource('pods').namespace('n').check('get').allowed()";
/** Looks at everything that can be looked at; all of it holds. */
const whole: JsonObject = {
  matchConstraints: {
    resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] }],
    namespaceSelector: { matchLabels: { team: "a" } },
  },
  paramKind: { apiVersion: "v1", kind: "ConfigMap" },
  paramRef: { name: "limits" },
  matchConditions: [{ name: "may", expression: `${may} || true` }],
  reads: [
    {
      name: "used",
      apiVersion: "v1",
      kind: "ConfigMap",
      objectName: "object.metadata.name",
      where: "item.data.x == '1'",
    },
  ],
  variables: [{ name: "may", expression: may }],
  validations: [
    { name: "all", expression: "variables.may && params.data.x == '1' && namespaceObject.metadata.name == 'n'" },
    { name: "read", expression: "reads.used.size() == 1", messageExpression: "string(params.data.x)" },
  ],
  auditAnnotations: [{ key: "k", valueExpression: "string(params.data.x)" }],
};
const changes: JsonObject = {
  ...whole,
  validations: [],
  auditAnnotations: [],
  mutations: [
    apply("Object{data: {'a': string(variables.may) + string(reads.used.size())}}"),
    patch("[JSONPatch{op: 'add', path: '/data/b', value: namespaceObject.metadata.name + params.data.x}]"),
  ],
};
const reach = { namespacedKinds: [{ group: "", resources: ["*"] }], systemNamespaces: [], platformNamespaces: [] };
const good: Found = { state: "objects", objects: [{ metadata: { namespace: "n" }, data: { x: "1" } }] };
const healthy = (lookup: Lookup): Found | undefined =>
  lookup.ask === "params" || lookup.ask === "reads" ? good : undefined;

type Maker = (spec: JsonObject) => JsonObject;
const makers: readonly (readonly [Maker, JsonObject])[] = [
  [clusterPolicy, whole],
  [namespacePolicy, whole],
  [clusterPolicy, changes],
];

function outcome([make, spec]: (typeof makers)[number], failurePolicy: string, within: World): string {
  const judged = judgeByPolicies(question([make({ ...spec, failurePolicy })], { world: within, reach }));
  if ("needs" in judged) return "asks";
  const { allowed, findings, unverified, records } = judged.verdict;
  if (!allowed) return findings.every(({ rule }) => rule !== "") ? "refused" : "refused without an id";
  if (unverified.length > 0) return "unverified";
  return records.length > 0 ? "ignored" : "allowed";
}

const maker = fc.constantFrom(...makers);
const ask = fc.constantFrom("namespace", "paramKind", "params", "reads", "access");

test("without a fault all of it holds", () => {
  for (const one of makers) expect(outcome(one, "Fail", world(healthy))).toBe("allowed");
});

test("a fault in any lookup, at any time", () => {
  const faults = ["failed", "unknown", "open", "throws", "absent"] as const;
  fc.assert(
    fc.property(maker, ask, fc.constantFrom(...faults), fc.nat(8), fc.boolean(), (of, at, fault, skip, ignore) => {
      fc.pre(!(at === "access" && fault === "absent"));
      let left = skip;
      let injected = false;
      const within = world((lookup) => {
        if (lookup.ask !== at || left-- > 0) return healthy(lookup);
        injected = true;
        if (fault === "throws") throw new Error("broken");
        if (fault === "open") return "open";
        return fault === "absent" ? { state: "absent" } : { state: fault, reason: "down" };
      });
      const result = outcome(of, ignore ? "Ignore" : "Fail", within);
      fc.pre(injected);
      const wrong = ignore ? "ignored" : "refused";
      const expected: readonly string[] =
        fault === "unknown"
          ? ["unverified"]
          : fault === "open"
            ? ["asks"]
            : // What reads find nothing is an empty list, which the validation refuses.
              fault === "absent" && at === "reads"
              ? ["refused", "allowed"]
              : [wrong];
      // A right that could not be looked up is not given: the validation does not hold, or the condition does without it.
      if (at === "access" && fault === "failed") expect([...expected, "refused", "allowed"]).toContain(result);
      else expect(expected).toContain(result);
    }),
    { numRuns: 400 },
  );
});

const broken = [
  "object.none == 1",
  "1 / 0 == 1",
  "[1][5] == 1",
  "object.data.x.matches('(')",
  "size(object) == 'a'",
  "}{",
  "[1,2,3,4,5,6,7,8,9].all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c, [1,2,3,4,5,6,7,8,9].all(d, [1,2,3,4,5,6,7,8,9].all(e, [1,2,3,4,5,6,7,8,9].all(f, a+b+c+d+e+f > 0))))))",
];
const places: readonly (readonly [string, (expression: string) => JsonObject])[] = [
  ["a validation", (expression) => ({ validations: [{ expression }] })],
  [
    "a variable",
    (expression) => ({ validations: [{ expression: "variables.v" }], variables: [{ name: "v", expression }] }),
  ],
  ["a condition", (expression) => ({ ...whole, matchConditions: [{ name: "c", expression }] })],
  [
    "a read",
    (expression) => ({
      reads: [{ name: "r", apiVersion: "v1", kind: "ConfigMap", objectName: `(${expression}) ? 'a' : 'b'` }],
      validations: [{ expression: "true" }],
    }),
  ],
  [
    "a filter",
    (expression) => ({
      reads: [{ name: "r", apiVersion: "v1", kind: "ConfigMap", objectName: "'a'", where: expression }],
      validations: [{ expression: "true" }],
    }),
  ],
  ["an annotation", (expression) => ({ auditAnnotations: [{ key: "k", valueExpression: `string(${expression})` }] })],
  ["a change", (expression) => ({ mutations: [apply(`Object{data: {'a': string(${expression})}}`)] })],
  ["a patch", (expression) => ({ mutations: [patch(`(${expression}) ? [] : []`)] })],
];

test.each(places)("what goes wrong in %s", (_, spec) => {
  for (const expression of broken) {
    const within = { world: world(healthy) };
    expect(verdict([clusterPolicy(spec(expression))], within).allowed, expression).toBe(false);
    const ignoring = clusterPolicy({ ...spec(expression), failurePolicy: "Ignore" });
    expect(verdict([ignoring], within), expression).toMatchObject({
      allowed: true,
      records: [expect.objectContaining({ record: "ignored", policy: "p" })],
    });
  }
});

test("time and budget that are up at any moment", () => {
  fc.assert(
    fc.property(maker, fc.nat(40), fc.boolean(), (of, moment, time) => {
      let left = moment;
      const up = () => left-- <= 0;
      const [make, spec] = of;
      const bounds = time
        ? { world: { ...world(healthy), expired: up } }
        : { world: world(healthy), budget: { units: moment, namespaceUnits: moment } };
      const judged = judgeByPolicies(question([make(spec)], { ...bounds, reach }));
      if ("needs" in judged) throw new Error("it asks");
      const { allowed, findings, cost } = judged.verdict;
      if (!time && cost > moment) expect(allowed).toBe(false);
      if (!allowed) expect(findings.every(({ error }) => error !== undefined)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("objects of any shape are judged without a throw", () => {
  const junk = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<never>;
  const keys = [
    "matchConstraints matchConditions variables validations auditAnnotations mutations paramKind paramRef reads autogen",
    "at action failurePolicy exceptions policies match reason expiresAt approval",
  ];
  const names = keys.flatMap((line) => line.split(" "));
  const spec = fc.record(Object.fromEntries(names.map((name) => [name, junk])), { requiredKeys: [] });
  const sensible = fc.constantFrom(whole, changes);
  const any = fc.oneof(
    junk,
    fc.tuple(sensible, spec).map(([base, more]) => ({ ...base, ...more }) as never),
  );
  fc.assert(
    fc.property(
      any,
      junk,
      junk,
      fc.constantFrom("CREATE", "DELETE", "UPDATE"),
      (given, object, oldObject, operation) => {
        const of = request({ object, oldObject, operation: operation as "CREATE" });
        const objects = [
          { ...clusterPolicy({}), spec: given },
          { ...namespacePolicy({}), spec: given },
          { ...podPolicy({}), spec: given },
          { ...exception(), spec: given },
          ...native("Validating", given),
          ...native("Mutating", given),
        ];
        judgeByPolicies(question(objects, { request: of, world: world(healthy), reach }));
      },
    ),
    { numRuns: 300 },
  );
});
