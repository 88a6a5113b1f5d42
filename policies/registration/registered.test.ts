import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { objectsAt } from "../fields.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { policyEntries } from "./policy-entries.ts";
import type { Registered } from "./registered.ts";
import { unregisteredOf } from "./registered.ts";
import { registration } from "./registration.ts";

const settings = {
  ...defaultPolicySettings,
  targets: [
    { group: "", versions: ["v1"], resources: ["pods", "services"] },
    { group: "apps", versions: ["v1", "v1beta2"], resources: ["deployments"] },
  ],
  systemNamespaces: ["cni"],
};
const installation = { settings, platformNamespaces: ["bubu-system"] };

/** What the registrar writes for some policies. */
function registered(policies: readonly JsonObject[], by = installation): Registered {
  const [mutating, validating] = registration({
    kinds,
    target: { service: { namespace: "bubu-system", name: "bubu-webhook" } },
    caBundle: "YQ==",
    policies: policyEntries({ policies, ...by }),
  });
  return { mutating, validating };
}

/** The same with its validating entries changed. */
function edited(
  by: (entry: JsonObject) => JsonObject | undefined,
  policies: readonly JsonObject[],
  of = installation,
): Registered {
  const { mutating, validating = {} } = registered(policies, of);
  const webhooks = objectsAt(validating, "webhooks").flatMap((one): JsonObject[] => {
    const made = by(one);
    return made === undefined ? [] : [made];
  });
  return { mutating, validating: { ...validating, webhooks } };
}

const rule = (group: string, ...resources: readonly string[]) => ({
  apiGroups: [group],
  apiVersions: ["v1"],
  operations: ["CREATE", "UPDATE"],
  resources,
});
const about = (name: string, spec: JsonObject, constraints: JsonObject = {}) =>
  clusterPolicy(
    { exceptions: {}, matchConstraints: { resourceRules: [rule("", "pods")], ...constraints }, ...spec },
    { name },
  );
const change = { patchType: "JSONPatch", jsonPatch: { expression: "[]" } };
const when = (expression: string) => ({ matchConditions: [{ name: "c", expression }] });
const selector = { matchLabels: { team: "a" } };

const clusters = [
  about("plain", {}),
  about("conditions", when("has(object.spec)")),
  about("others", when("object.metadata.name == 'a' || has(object.spec)")),
  about("objects", {}, { objectSelector: selector }),
  about("objects-too", when("has(object.spec)"), { objectSelector: selector }),
  about("namespaces", {}, { namespaceSelector: { matchExpressions: [{ key: "x", operator: "Exists" }] } }),
  about("makers", { autogen: { podControllers: ["Deployment"] } }, { objectSelector: selector }),
  about("lenient", { failurePolicy: "Ignore", ...when("has(object.spec)") }),
  about("changes", { mutations: [change], validations: [] }),
  about("old", {}, { resourceRules: [{ ...rule("apps", "deployments"), apiVersions: ["v1beta2"] }] }),
  about(
    "all",
    {},
    { resourceRules: [{ ...rule("*", "*"), apiVersions: ["*"], operations: ["*"], scope: "Namespaced" }] },
  ),
  about("ours", {}, { resourceRules: [{ ...rule("bubustack.io", "*/*"), apiVersions: ["*"] }] }),
];

test("whatever policies there are, the registrar's entries lack nothing of any", () => {
  fc.assert(
    fc.property(fc.subarray(clusters), (some) => {
      for (const one of some) expect(unregisteredOf(one, registered(some), installation)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("entries that were made without a policy ask about it only where they are as wide", () => {
  fc.assert(
    fc.property(fc.subarray(clusters, { minLength: 1 }), fc.nat(), (some, at) => {
      const without = some.toSpliced(at % some.length, 1);
      const [one] = some.slice(at % some.length);
      if (one === undefined) return;
      const [before, after] = [registered(without), registered(some)];
      const same = JSON.stringify(before) === JSON.stringify(after);
      // Where the policy changed nothing it is asked about already; where something is missing, it says so.
      if (same) expect(unregisteredOf(one, before, installation)).toEqual([]);
      if (without.length === 0) expect(unregisteredOf(one, before, installation)).not.toEqual([]);
    }),
    { numRuns: 50 },
  );
});

const [plain = {}] = clusters;
const validating = 'ValidatingWebhookConfiguration "bubustack-validate"';

test.each<readonly [string, (entry: JsonObject) => JsonObject | undefined, string]>([
  [
    "an entry that is gone",
    ({ name, ...rest }) => (String(name).startsWith("policy-") ? undefined : { name, ...rest }),
    `${validating} has no entry that leads to /policy-fail`,
  ],
  [
    "fewer operations",
    (one) => ({ ...one, rules: objectsAt(one, "rules").map((of) => ({ ...of, operations: ["CREATE"] })) }),
    `${validating} has no entry that asks about UPDATE of pods (v1)`,
  ],
  [
    "another failure policy",
    (one) => ({ ...one, failurePolicy: "Ignore" }),
    `${validating}: its entry policy-fail.bubustack.io lets requests pass that nobody judges (failurePolicy Ignore)`,
  ],
  [
    "a namespace left out",
    (one) => ({
      ...one,
      namespaceSelector: {
        matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["kube-system", "mine"] }],
      },
    }),
    `${validating}: its entry policy-fail.bubustack.io leaves out namespaces by its namespaceSelector`,
  ],
  [
    "objects left out",
    (one) => ({ ...one, objectSelector: { matchExpressions: [{ key: "skip", operator: "DoesNotExist" }] } }),
    `${validating}: its entry policy-fail.bubustack.io leaves out objects by its objectSelector`,
  ],
  [
    "requests left out",
    (one) => ({ ...one, ...when("request.userInfo.username != 'me'") }),
    `${validating}: its entry policy-fail.bubustack.io leaves out requests by its match condition "c"`,
  ],
  [
    "only the version as written",
    (one) => ({ ...one, matchPolicy: "Exact" }),
    `${validating}: its entry policy-fail.bubustack.io leaves out objects written in other versions (matchPolicy Exact)`,
  ],
  [
    "nobody to call",
    (one) => ({ ...one, clientConfig: { url: "https://127.0.0.1:1/policy-fail" } }),
    `${validating}: its entry policy-fail.bubustack.io has no caBundle, so that nobody is called`,
  ],
])("%s", (_, by, said) => {
  expect(unregisteredOf(plain, edited(by, [plain]), installation)).toEqual([said]);
});

test("a configuration that is not there; a policy that is asked nothing lacks nothing", () => {
  const none = { mutating: undefined, validating: undefined };
  const changing = clusters.find(({ spec }) => JSON.stringify(spec).includes("JSONPatch")) ?? {};
  expect(unregisteredOf(plain, none, installation)).toEqual([`there is no ${validating}`]);
  expect(unregisteredOf(changing, none, installation)).toEqual([
    'there is no MutatingWebhookConfiguration "bubustack-mutate"',
  ]);
  for (const one of [clusterPolicy({ at: ["Launch"] }), policy({ at: ["Launch"] })])
    expect(unregisteredOf(one, none, installation)).toEqual([]);
});

test("a condition that only holds the text of a policy's is another one", () => {
  const [, one = {}] = clusters;
  const narrowed = (entry: JsonObject) => ({
    ...entry,
    matchConditions: objectsAt(entry, "matchConditions").map(({ name, expression }) => ({
      name: name ?? null,
      expression: `false && (${String(expression)})`,
    })),
  });
  expect(unregisteredOf(one, edited(narrowed, [one]), installation)).toEqual([
    expect.stringContaining("leaves out requests"),
  ]);
});

test("a policy of a namespace is asked by the entries of our kinds, and by one for others", () => {
  const writes = { apiVersions: ["*"], operations: ["*"] };
  const own = policy({
    matchConstraints: {
      resourceRules: [
        { ...writes, apiGroups: ["bubustack.io"], resources: ["stories"] },
        { ...writes, apiGroups: [""], resources: ["services", "pods"] },
      ],
    },
  });
  const { matchConstraints: _, ...rest } = JSON.parse(JSON.stringify(own)).spec;
  const all = { ...own, spec: rest };
  const namespacedKinds = [...settings.namespacedKinds, { group: "", resources: ["services"] }];
  const of = { ...installation, settings: { ...settings, namespacedKinds } };
  for (const one of [own, all]) expect(unregisteredOf(one, registered([], of), of)).toEqual([]);
  const less = edited(
    (one) => (one["name"] === "own-delete.bubustack.io" || String(one["name"]).startsWith("policy-") ? undefined : one),
    [],
    of,
  );
  expect(unregisteredOf(own, less, of)).toEqual([
    `${validating} has no entry that leads to /validate-delete`,
    `${validating} has no entry that leads to /policy-fail`,
  ]);
  const narrow = edited((one) => ({ ...one, ...when("false") }), [], of);
  expect(unregisteredOf(all, narrow, of)).toEqual([
    `${validating}: its entry own-validate.bubustack.io leaves out requests by its match condition "c"`,
    `${validating}: its entry policy-fail.bubustack.io leaves out requests by its match condition "c"`,
  ]);
});
