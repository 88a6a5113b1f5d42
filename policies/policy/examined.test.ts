import type { JsonObject } from "@bubustack/api/json";
import type { GroupVersionKind, GroupVersionResource } from "@bubustack/api/meta";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import type { Surroundings } from "./examined.ts";
import { examined } from "./examined.ts";

const around = (more: Partial<typeof defaultSettings.policy> = {}): Surroundings => ({
  settings: { ...defaultSettings, policy: { ...defaultSettings.policy, ...more } },
  host,
  platformNamespaces: ["bubu-system"],
});
const faults = (object: JsonObject, surroundings = around()) => examined(object, surroundings).faults;
const about = (group: string, ...resources: readonly string[]) => ({
  matchConstraints: {
    resourceRules: [{ apiGroups: [group], apiVersions: ["v1"], operations: ["CREATE"], resources, scope: "*" }],
  },
});

test("a policy about kinds of ours is ready, and what it costs is known", () => {
  const { faults, expressionWarnings, cost, notCovered } = examined(clusterPolicy(), around());
  expect([faults, expressionWarnings, notCovered]).toEqual([[], [], []]);
  expect(cost.limit).toBe(10_000_000);
  expect(cost.atMost).toBeGreaterThan(0);
  expect(examined(policy(), around()).faults).toEqual([]);
});

test("what does not compile, and what reads what nobody may read, is said with what to do", () => {
  const validations = [{ expression: "objekt.a" }];
  expect(faults(clusterPolicy({ validations }))).toMatchObject([
    { reason: "NotCompiled", message: expect.stringContaining("spec.validations[0].expression: is no CEL") },
  ]);
  const reads = [{ name: "a", apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", labelSelector: {} }];
  expect(faults(clusterPolicy({ reads }))).toMatchObject([
    {
      reason: "NotReadable",
      message: expect.stringContaining(
        'have {"group":"networking.k8s.io","version":"v1","kind":"NetworkPolicy","resource":"networkpolicies"} added to the setting policy.readable',
      ),
    },
  ]);
  const entry = { group: "networking.k8s.io", version: "v1", kind: "NetworkPolicy", resource: "networkpolicies" };
  const readable = [{ ...entry, namespaced: true, namespaces: [] }];
  expect(faults(clusterPolicy({ reads }), around({ readable }))).toEqual([]);
  expect(faults(policy({ reads }))).toMatchObject([{ reason: "NotReadable" }]);
});

test("fields that the kind does not have are told, and not at points where the object is another one", () => {
  const validations = [{ expression: "object.spec.imagee.contains('@sha256:')" }];
  const warnings = (spec: JsonObject) => examined(clusterPolicy({ validations, ...spec }), around()).expressionWarnings;
  expect(warnings({})).toMatchObject([
    { fieldRef: "spec.validations[0].expression", warning: expect.stringContaining("undefined field 'imagee'") },
  ]);
  expect(warnings({ at: ["Launch"] })).toEqual([]);
  const { matchConstraints } = about("catalog.bubustack.io", "engramtemplates");
  const [rule] = matchConstraints.resourceRules;
  const any = { matchConstraints: { resourceRules: [{ ...rule, apiVersions: ["*"] }] } };
  expect(warnings(any)).toHaveLength(1);
  const reads = [{ name: "a", apiVersion: "bubustack.io/v1alpha1", kind: "Story", labelSelector: {} }];
  expect(warnings({ reads, validations: [{ expression: "reads.a.size() == 0 && object.spec.image != ''" }] })).toEqual(
    [],
  );
});

test("metadata has all that objects have", () => {
  const expression =
    "object.metadata.labels['a'] == 'b' && object.metadata.generation > 1 && object.metadata.ownerReferences[0].kind == 'Story'";
  expect(examined(clusterPolicy({ validations: [{ expression }] }), around()).expressionWarnings).toEqual([]);
  const misspelt = [{ expression: "object.metadata.labelz['a'] == 'b'" }];
  expect(examined(clusterPolicy({ validations: misspelt }), around()).expressionWarnings).toHaveLength(1);
});

test("kinds of others are looked at where they are known", () => {
  const deployment = {
    kind: { group: "apps", version: "v1", kind: "Deployment" },
    schema: { type: "object", properties: { spec: { type: "object", properties: { replicas: { type: "integer" } } } } },
  } as const;
  const limits = {
    kind: { group: "", version: "v1", kind: "ConfigMap" },
    schema: { type: "object", properties: { data: { type: "object", additionalProperties: { type: "string" } } } },
  } as const;
  const kindOf = (named: GroupVersionResource | GroupVersionKind) => {
    if ("kind" in named) return named.kind === "ConfigMap" ? limits : undefined;
    return named.resource === "deployments" ? deployment : undefined;
  };
  const spec = { ...about("apps", "deployments"), validations: [{ expression: "object.spec.replica < 3" }] };
  const targets = [{ group: "apps", versions: ["v1"], resources: ["deployments"] }];
  const { expressionWarnings } = examined(clusterPolicy(spec), { ...around({ targets }), kindOf });
  expect(expressionWarnings).toHaveLength(1);
  const most = [{ expression: "object.spec.replicas <= params.data.most" }];
  const bounded = { ...spec, paramKind: { apiVersion: "v1", kind: "ConfigMap" }, validations: most };
  expect(examined(clusterPolicy(bounded), { ...around({ targets }), kindOf }).expressionWarnings).toMatchObject([
    { warning: expect.stringContaining("no matching overload for '_<=_' applied to '(int, string)'") },
  ]);
});

test("fields that keep what is not declared have any type", () => {
  const steps = "object.spec.steps.all(s, s.with.url != '' && s.with.count < 3)";
  const { expressionWarnings } = examined(
    clusterPolicy({ ...about("bubustack.io", "stories"), validations: [{ expression: steps }] }),
    around(),
  );
  expect(expressionWarnings.filter(({ warning }) => warning.includes("undefined field"))).toEqual([]);
});

test("what matches nothing is not ready, and a rule that does not beside others is told", () => {
  const off = clusterPolicy({ matchConditions: [{ name: "off", expression: "false" }] });
  expect(examined(off, around()).faults).toEqual([
    { reason: "MatchesNothing", message: expect.stringContaining("spec.matchConditions[0].expression: is false for") },
  ]);
  const rule = {
    apiVersions: ["v1alpha1"],
    operations: ["CREATE"],
    resources: ["stories"],
    apiGroups: ["bubustack.io"],
  };
  const rules = { matchConstraints: { resourceRules: [rule, { ...rule, operations: ["CONNECT"] }] } };
  const validations = [{ expression: "object.spec.steps.size() < 9" }];
  const { faults, notes } = examined(clusterPolicy({ ...rules, validations }), around());
  expect([faults, notes]).toEqual([[], [expect.stringContaining("never asked about with CONNECT")]]);
});

test("what is an error for an object that was made up is among the warnings of its types", () => {
  const validations = [{ expression: "object.metadata.labels['team'] != ''" }];
  const { faults, expressionWarnings } = examined(clusterPolicy({ validations }), around());
  expect([faults, expressionWarnings]).toEqual([
    [],
    [{ fieldRef: "spec.validations[0].expression", warning: expect.stringContaining("no such key: labels") }],
  ]);
});

test("anything is examined without an error", () => {
  const value = fc.jsonValue() as fc.Arbitrary<never>;
  fc.assert(
    fc.property(fc.constantFrom("ClusterPolicy", "Policy"), value, value, value, (kind, matchConstraints, at, all) => {
      const spec = { matchConstraints, at, validations: all, reads: all, variables: all, paramKind: all };
      const found = examined({ kind, metadata: { name: "p", namespace: "n" }, spec }, around());
      expect(found.faults).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});
