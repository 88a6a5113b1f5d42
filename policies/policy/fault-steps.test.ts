/** What goes wrong at each step of judging that `faults.test.ts` does not reach: selectors, params, merging, exceptions, Pod controllers, points. */
import type { JsonObject } from "@bubustack/api/json";
import { describe, expect, test } from "vitest";
import { apply, patch, world } from "../admission/testing/scene.ts";
import type { Question } from "./judge.ts";
import {
  clusterPolicy,
  creation,
  deployment,
  exception,
  namespacePolicy,
  podPolicy,
  verdict,
} from "./testing/scene.ts";

const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] };
const holds = { validations: [{ expression: "true" }] };
const nonsense = { matchExpressions: [{ key: "a", operator: "Like", values: ["b"] }] };
const matching = (more: JsonObject) => ({ matchConstraints: { resourceRules: [rule], ...more }, ...holds });
const pods = { request: creation(deployment({ containers: [] })) };
const crons = { request: creation(deployment({ containers: [] }, true)) };

type Make = (spec: JsonObject) => JsonObject;
const cluster: Make = (spec) => clusterPolicy(spec);
const within: Make = (spec) => namespacePolicy(spec);
const about: Make = (spec) => podPolicy(spec);
const namespaced = {
  reach: { namespacedKinds: [{ group: "", resources: ["*"] }], systemNamespaces: [], platformNamespaces: [] },
};

type Step = readonly [step: string, make: Make, spec: JsonObject, more?: Partial<Question>];
const steps: readonly Step[] = [
  ["a selector of objects", cluster, matching({ objectSelector: nonsense })],
  ["a selector of namespaces", cluster, matching({ namespaceSelector: nonsense })],
  ["the selector of a policy of a namespace", within, matching({ objectSelector: nonsense }), namespaced],
  [
    "params that are missing",
    cluster,
    { ...holds, paramKind: { apiVersion: "v1", kind: "ConfigMap" }, paramRef: { name: "none" } },
  ],
  [
    "the selector of params",
    cluster,
    { ...holds, paramKind: { apiVersion: "v1", kind: "ConfigMap" }, paramRef: { selector: nonsense } },
    {
      world: world((lookup) => (lookup.ask === "params" ? { state: "failed", reason: "no such operator" } : undefined)),
    },
  ],
  [
    "a kind of params that is not there",
    cluster,
    { ...holds, paramKind: { apiVersion: "v1", kind: "None" }, paramRef: { name: "a" } },
  ],
  ["a merge with what is no such field", cluster, { mutations: [apply("Object{data: {'a': 1}}")] }],
  ["a patch of what is not there", cluster, { mutations: [patch("[JSONPatch{op: 'remove', path: '/none/at/all'}]")] }],
  ["a change that does not settle", cluster, { mutations: [apply("Object{data: {'x': object.data.x + '1'}}")] }],
  [
    "a validation of the Pods of a Deployment",
    about,
    { validations: [{ expression: "object.spec.none.at.all" }] },
    pods,
  ],
  [
    "a condition about the Pods of a CronJob",
    about,
    { ...holds, matchConditions: [{ name: "c", expression: "object.none == 1" }] },
    crons,
  ],
  [
    "the variable of a point",
    cluster,
    { at: ["Launch"], validations: [{ expression: "template.spec.image == 'a'" }] },
    { point: "Launch", variables: {} },
  ],
];

describe("what goes wrong with", () => {
  test.each(steps.map(([step, make, spec, more = {}]) => ({ step, make, spec, more })))(
    "$step refuses with an id, or is recorded where the policy is to be ignored",
    ({ make, spec, more }) => {
      const refused = verdict([make({ ...spec, failurePolicy: "Fail" })], more);
      expect(refused.allowed).toBe(false);
      expect(refused.findings).toMatchObject([{ policy: "p", action: "Deny", error: expect.any(String) }]);
      const ignored = verdict([make({ ...spec, failurePolicy: "Ignore" })], more);
      expect(ignored).toMatchObject({ allowed: true, findings: [], records: [{ record: "ignored", policy: "p" }] });
      const warned = verdict([make({ ...spec, failurePolicy: "Fail", action: "Warn" })], more);
      expect(warned).toMatchObject({ allowed: true, findings: [{ action: "Warn", error: expect.any(String) }] });
    },
  );
});

test("a message that cannot be made leaves the refusal, with the words of the expression", () => {
  for (const failurePolicy of ["Fail", "Ignore"]) {
    const validations = [{ expression: "false", messageExpression: "object.none.at.all" }];
    const { allowed, findings } = verdict([clusterPolicy({ validations, failurePolicy })]);
    expect([allowed, findings.map(({ message }) => message)]).toEqual([false, ["failed expression: false"]]);
  }
});

test("an exception whose condition goes wrong excepts nothing, whatever the failure policy", () => {
  for (const expression of ["object.none.at.all", "1 / 0 == 1", "}{"]) {
    const match = { resources: ["configmaps"], conditions: [{ name: "c", expression }] };
    for (const failurePolicy of ["Fail", "Ignore"]) {
      const policy = clusterPolicy({
        validations: [{ expression: "false" }],
        exceptions: { maxDuration: "720h" },
        failurePolicy,
      });
      expect(verdict([policy, exception({ match })]).allowed).toBe(false);
    }
  }
});
