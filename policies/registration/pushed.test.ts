import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkConditions, compileConditions } from "../admission/conditions.ts";
import { matchConstraints, readConstraints } from "../admission/constraints.ts";
import { environmentFor } from "../admission/environment.ts";
import { Scene } from "../admission/inputs.ts";
import type { World } from "../admission/world.ts";
import { clusterPolicy } from "../examples/policy-objects.ts";
import { defaultReach } from "../policy/excluded.ts";
import { judgeByPolicies } from "../policy/judge.ts";
import { sharesOf } from "../policy/shares.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { host } from "../testing/host.ts";
import type { PolicyEntry } from "./policy-entries.ts";
import { policyEntries } from "./policy-entries.ts";
import { pushedOf } from "./pushed.ts";

const rule = { apiGroups: ["apps"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["deployments"] };
const about = (spec: JsonObject, constraints: JsonObject = {}) =>
  clusterPolicy({ exceptions: {}, matchConstraints: { resourceRules: [rule], ...constraints }, ...spec });
const when = (...expressions: readonly string[]) => ({
  matchConditions: expressions.map((expression, at) => ({ name: `c${at}`, expression })),
});
const conditionOf = (policies: readonly JsonObject[], failurePolicy: "Fail" | "Ignore" = "Fail") =>
  pushedOf(policies, failurePolicy).matchConditions?.map(({ expression }) => expression);

const guard =
  'request.operation == "CREATE" && request.resource.group == "apps" && request.resource.version == "v1" && ' +
  'request.resource.resource == "deployments" && !has(request.subResource)';

test("the conditions of policies are one expression, each only for what its policy is about", () => {
  const [one, two] = [
    about(when("has(object.spec)", "object.spec.replicas == 3")),
    about(when("object.spec.paused == true")),
  ];
  expect(conditionOf([one, two])).toEqual([
    `((${guard})) && (has(object.spec)) && (object.spec.replicas == 3) ||\n((${guard})) && (object.spec.paused == true)`,
  ]);
  expect(conditionOf([one, one])).toEqual([`((${guard})) && (has(object.spec)) && (object.spec.replicas == 3)`]);
});

test("one policy without such conditions has the entry ask about everything", () => {
  const fine = about(when("has(object.spec)"));
  const all = [
    about({}),
    about(when("has(object.spec)", "object.spec.containers.all(c, c.image == 'a')")),
    about({ ...when("has(object.spec)"), paramKind: { apiVersion: "v1", kind: "ConfigMap" } }),
    about({ ...when("has(object.spec)"), autogen: { podControllers: ["Job"] } }),
    about(when("has(object.spec)"), { objectSelector: { matchLabels: { a: "b" } } }),
    about(when("has(object.spec)"), { namespaceSelector: { matchLabels: { a: "b" } } }),
    about(when("has(object.spec)"), { excludeResourceRules: [rule] }),
  ];
  expect(conditionOf([fine])).toHaveLength(1);
  for (const one of all) expect(conditionOf([fine, one])).toBeUndefined();
  expect(conditionOf(Array.from({ length: 65 }, () => fine))).toBeUndefined();
  expect(conditionOf([])).toBeUndefined();
});

test("where an error would refuse what we let pass, conditions stay with us", () => {
  const condition = when("object.spec.paused == true");
  const lenient = [
    about({ ...condition, action: "Warn" }),
    about({ ...condition, action: "Audit" }),
    about({ ...condition, exceptions: { maxDuration: "1h" } }),
  ];
  for (const one of lenient) expect([conditionOf([one]), conditionOf([one], "Ignore")?.length]).toEqual([undefined, 1]);
});

test("selectors that all share are the entry's", () => {
  const selector = { matchLabels: { "example.com/a": "b" }, matchExpressions: [{ key: "c", operator: "Exists" }] };
  const both = { objectSelector: selector, namespaceSelector: selector };
  const fine = about(when("has(object.spec)"), both);
  expect(pushedOf([fine, fine], "Fail")).toEqual({ ...both, matchConditions: [expect.anything()] });
  expect(pushedOf([fine, about({})], "Fail")).toEqual({});
  const jobs = about({ autogen: { podControllers: ["Job"] } }, both);
  expect(pushedOf([jobs], "Fail")).toEqual({ namespaceSelector: selector });
  const wrong = [
    { matchLabels: { "a b": "c" } },
    { matchLabels: { a: "b c" } },
    { matchExpressions: [{ key: "a", operator: "In", values: [] }] },
    { matchExpressions: [{ key: "a", operator: "Exists", values: ["b"] }] },
    { matchExpressions: [{ key: "a", operator: "Like", values: ["b"] }] },
    {},
  ];
  for (const objectSelector of wrong) expect(pushedOf([about({}, { objectSelector })], "Fail")).toEqual({});
});

/** What the API server makes of an entry: it asks, it does not, or a condition fails. */
function called(entry: PolicyEntry, request: AdmissionRequest, world: World): "yes" | "no" | "failed" {
  const { rules, namespaceSelector, objectSelector, matchConditions } = entry;
  const constraints = readConstraints({
    resourceRules: rules,
    namespaceSelector,
    ...(objectSelector !== undefined && { objectSelector }),
  });
  if (matchConstraints(constraints, request, world).state !== "yes") return "no";
  const env = environmentFor({ params: false, authorizer: true });
  const { kind, resource } = request;
  const inputs = new Scene(request, world).inputs({ kind, resource }, null, null);
  const held = checkConditions(compileConditions(matchConditions as Json | undefined, env), inputs);
  return held.state === "yes" || held.state === "no" ? held.state : "failed";
}

test("what an entry does not ask about, none of its policies would have been about", () => {
  const targets = [
    { group: "", versions: ["v1"], resources: ["pods"] },
    { group: "apps", versions: ["v1", "v1beta1"], resources: ["deployments", "statefulsets"] },
  ];
  const settings = { ...defaultPolicySettings, targets };
  const some = <T>(...values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
  const rules = fc.record({
    apiGroups: fc.constantFrom(["apps"], ["", "apps"], ["*"]),
    apiVersions: fc.constantFrom(["v1"], ["v1beta1"], ["*"], ["v1", "v1beta1"]),
    operations: some("CREATE", "UPDATE", "DELETE"),
    resources: some("pods", "deployments", "statefulsets", "deployments/scale", "pods/*", "*"),
    scope: fc.constantFrom("*", "Namespaced", "Cluster"),
  });
  const selector = fc.constantFrom({}, {}, { matchLabels: { team: "a" } });
  const condition = fc.constantFrom(
    'request.operation == "CREATE"',
    "request.namespace == 'n'",
    "'devs' in request.userInfo.groups",
    "object.metadata.labels['team'] == 'a'",
    "!has(object.metadata.labels)",
    "object.spec.replicas == 3",
    "oldObject == null || oldObject.spec.replicas == 2",
    "object.metadata.name.startsWith('a')",
  );
  const policies = fc.array(
    fc.record({
      rules: fc.array(rules, { minLength: 1, maxLength: 2 }),
      conditions: fc.array(condition, { minLength: 1, maxLength: 2 }),
      selectors: fc.record({ objectSelector: selector, namespaceSelector: selector }),
      failurePolicy: fc.constantFrom("Fail", "Ignore"),
      matchPolicy: fc.constantFrom("Equivalent", "Exact"),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const labels = fc.constantFrom(undefined, { team: "a" }, { team: "b" });
  const requests = fc.record({
    target: fc.constantFrom(
      ["", "pods", "Pod"],
      ["apps", "deployments", "Deployment"],
      ["apps", "statefulsets", "StatefulSet"],
    ),
    version: fc.constantFrom("v1", "v1beta1"),
    subResource: fc.constantFrom("", "", "scale"),
    operation: fc.constantFrom("CREATE" as const, "UPDATE" as const, "DELETE" as const),
    namespace: fc.constantFrom("n", "m", ""),
    labels,
    spec: fc.constantFrom(undefined, {}, { replicas: 3 }, { replicas: 2 }),
    space: labels,
  });
  let skipped = 0;
  fc.assert(
    fc.property(policies, requests, (given, { target, version, space, spec, ...asked }) => {
      const [group = "", plural = "", kind = ""] = target;
      const objects = given.map(({ rules: resourceRules, conditions, selectors, matchPolicy, failurePolicy }, at) =>
        clusterPolicy(
          {
            exceptions: {},
            failurePolicy,
            matchConstraints: { resourceRules, matchPolicy, ...selectors },
            ...when(...conditions),
            validations: [{ expression: "false" }],
          },
          { name: `p${at}` },
        ),
      );
      const { labels: own } = asked;
      const written = { metadata: { name: "a", ...(own && { labels: own }) }, ...(spec && { spec }) };
      const request: AdmissionRequest = {
        uid: "u",
        ...asked,
        name: "a",
        kind: { group, version, kind },
        resource: { group, version, resource: plural },
        userInfo: { username: "ann", groups: ["devs"] },
        object: asked.operation === "DELETE" ? null : written,
        oldObject: asked.operation === "CREATE" ? null : written,
      };
      const namespace = { metadata: { name: asked.namespace, ...(space && { labels: space }) } };
      const world: World = {
        look: ({ ask }) => (ask === "namespace" ? { state: "objects", objects: [namespace] } : { state: "absent" }),
      };
      const shares = sharesOf(objects, host);
      const { validating } = policyEntries({ policies: objects, settings, platformNamespaces: ["bubu"] });
      for (const [failurePolicy, share] of [
        ["Fail", "fail"],
        ["Ignore", "ignore"],
      ] as const) {
        const entries = validating.filter((entry) => entry.failurePolicy === failurePolicy);
        const answers = entries.map((entry) => called(entry, request, world));
        const judged = judgeByPolicies({ request, policies: shares[share], world, reach: defaultReach, now: 0 });
        const verdict = "verdict" in judged ? judged.verdict : expect.fail("it asks");
        const without = entries.map(({ matchConditions: _, objectSelector: __, ...entry }) =>
          called({ ...entry, namespaceSelector: {} }, request, world),
        );
        if (!without.includes("yes")) continue;
        if (answers.every((answer) => answer === "no")) {
          skipped++;
          expect(verdict.findings).toEqual([]);
        }
        // Whoever sees an error in a condition refuses; with failurePolicy Ignore nobody does.
        if (failurePolicy === "Fail" && answers.includes("failed")) expect(verdict.allowed).toBe(false);
        if (failurePolicy === "Ignore" && !answers.includes("yes")) expect(verdict.findings).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
  expect(skipped).toBeGreaterThan(20);
});
