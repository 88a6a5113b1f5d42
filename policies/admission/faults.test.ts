/** An error at any step refuses, or follows the failure policy where that says Ignore; it is never "no match" under Fail. */
import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { apply, binding, mutated, patch, request, validated, world } from "./testing/scene.ts";
import type { Found, Lookup } from "./world.ts";

const matchConstraints = {
  resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] }],
  namespaceSelector: { matchLabels: { team: "a" } },
};
/** Looks at everything that can be looked at; all of it holds. */
const parts: JsonObject = {
  matchConstraints,
  paramKind: { apiVersion: "v1", kind: "ConfigMap" },
  matchConditions: [{ name: "may", expression: "authorizer.path('/a').check('get').allowed()" }],
  variables: [{ name: "may", expression: "authorizer.requestResource.check('update').allowed()" }],
};
const validating: JsonObject = {
  ...parts,
  validations: [
    { expression: "variables.may && params.data.x == '1' && namespaceObject.metadata.name == 'n'" },
    { expression: "true", messageExpression: "string(params.data.x)" },
  ],
  auditAnnotations: [{ key: "k", valueExpression: "string(params.data.x)" }],
};
const mutating: JsonObject = {
  ...parts,
  mutations: [
    apply("Object{data: {'a': string(variables.may) + string(params.data.x)}}"),
    patch("[JSONPatch{op: 'add', path: '/data/b', value: namespaceObject.metadata.name}]"),
  ],
};
const bindings = [
  binding({
    paramRef: { name: "p", parameterNotFoundAction: "Deny" },
    matchResources: { namespaceSelector: { matchLabels: { team: "a" } } },
  }),
];

const good: Found = { state: "objects", objects: [{ data: { x: "1" } }] };
const healthy = (lookup: Lookup): Found | undefined => (lookup.ask === "params" ? good : undefined);

const outcome = (of: "validating" | "mutating", failurePolicy: string, look: Parameters<typeof world>[0]) => {
  const within = world(look);
  if (of === "validating") {
    const result = validated({ ...validating, failurePolicy }, request(), within, bindings);
    if ("needs" in result) return "asks";
    const { allowed, unverified } = result.verdict;
    return allowed ? (unverified.length > 0 ? "unverified" : "allowed") : "refused";
  }
  const bound = { paramRef: { name: "p", parameterNotFoundAction: "Deny" } };
  const result = mutated([{ ...mutating, failurePolicy }], request(), within, undefined, undefined, bound);
  if ("needs" in result) return "asks";
  const { allowed, patched, unverified } = result.verdict;
  if (!allowed) return "refused";
  return unverified.length > 0 ? "unverified" : patched ? "allowed" : "nothing";
};

const asks = ["namespace", "paramKind", "params", "access"] as const;
const faults: readonly { readonly found: Found | "open"; readonly says: string }[] = [
  { found: { state: "failed", reason: "down" }, says: "refused" },
  { found: { state: "absent" }, says: "refused" },
  { found: { state: "unknown", reason: "no cluster" }, says: "unverified" },
  { found: "open", says: "asks" },
];

test("without a fault all of it holds", () => {
  expect(outcome("validating", "Fail", healthy)).toBe("allowed");
  expect(outcome("mutating", "Fail", healthy)).toBe("allowed");
});

test("a fault in any lookup, at any time, is never a pass", () => {
  const fault = fc.constantFrom(...faults);
  const of = fc.constantFrom("validating" as const, "mutating" as const);
  fc.assert(
    fc.property(of, fc.constantFrom(...asks), fault, fc.nat(6), (kind, ask, { found, says }, skip) => {
      // An access review that knows of no such thing is no answer that there is.
      fc.pre(!(ask === "access" && found !== "open" && found.state === "absent"));
      let left = skip;
      let injected = false;
      const look = (lookup: Lookup) => {
        if (lookup.ask !== ask || left-- > 0) return healthy(lookup);
        injected = true;
        return found;
      };
      const result = outcome(kind, "Fail", look);
      fc.pre(injected);
      // A right that cannot be looked up is an answer (`errored`), which does not allow.
      const condition = ask === "access" && found !== "open" && found.state === "failed";
      expect(condition ? ["refused", "allowed", "nothing"] : [says]).toContain(result);
    }),
  );
});

test("what goes wrong in an expression refuses, whatever it is", () => {
  const broken = [
    "object.none == 1",
    "1 / 0 == 1",
    "[1][5] == 1",
    "object.data.x.matches('(') || true",
    "size(object) == 'a'",
    "}{",
  ];
  for (const expression of broken)
    for (const spec of [
      { validations: [{ expression }] },
      { validations: [{ expression: "variables.v" }], variables: [{ name: "v", expression }] },
      { validations: [{ expression: "true" }], matchConditions: [{ name: "c", expression }] },
      { auditAnnotations: [{ key: "k", valueExpression: `string(${expression})` }] },
    ]) {
      const result = validated(spec);
      expect("verdict" in result && result.verdict.allowed, JSON.stringify(spec)).toBe(false);
    }
});

test("specs of any shape are judged without a throw", () => {
  const junk = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<never>;
  const spec = fc.record(
    {
      matchConstraints: fc.oneof(fc.constant(matchConstraints), junk),
      matchConditions: junk,
      variables: junk,
      validations: junk,
      auditAnnotations: junk,
      mutations: junk,
      paramKind: junk,
      failurePolicy: junk,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(spec, fc.array(junk, { maxLength: 2 }), (given, bound) => {
      validated(given as JsonObject, request(), world(), [binding(), { spec: bound[0] ?? null } as never]);
      mutated([given as JsonObject]);
    }),
  );
});
