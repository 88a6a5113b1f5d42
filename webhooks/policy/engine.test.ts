import type { JsonObject } from "@bubustack/api/json";
import { lookupKey } from "@bubustack/policies/admission/world";
import { clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { policyDigest } from "@bubustack/policies/policy/digest";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import { decodeAny } from "../decode.ts";
import { bytesOf, request as given } from "../testing/reviews.ts";
import { engine } from "./engine.ts";
import type { Looker } from "./looker.ts";

const request = () => decodeAny(bytesOf(given()));

const matchConstraints = {
  resourceRules: [{ apiGroups: ["bubustack.io"], apiVersions: ["*"], operations: ["*"], resources: ["stories"] }],
};
const about = (spec: JsonObject) => clusterPolicy({ matchConstraints, ...spec });
const nothing: Looker = { fetch: async () => [] };
const namespaced: Looker = {
  atHand: (lookup) =>
    lookup.ask === "namespace"
      ? { state: "objects", objects: [{ kind: "Namespace", metadata: { name: lookup.name } }] }
      : undefined,
  fetch: async () => [],
};
const made = (object: JsonObject) =>
  engine({ objects: [object], digest: "whole", settings: defaultPolicySettings, platformNamespaces: [], host });
const judged = async (
  object: JsonObject,
  more: { looker?: Looker; share?: "fail" | "ignore" | "here"; leftMs?: number } = {},
) =>
  (await made(object)).judge({
    share: more.share ?? "fail",
    request: request(),
    looker: more.looker ?? namespaced,
    leftMs: () => more.leftMs ?? 1_000,
  });

test("a verdict names the digest of all that is judged by", async () => {
  expect(await judged(about({ validations: [{ expression: "false", message: "no" }] }))).toMatchObject({
    verdict: { allowed: false, digest: "whole", findings: [{ message: "no" }] },
  });
});

test("a verdict names the policies that were asked with their content, and the references that they refuse", async () => {
  const object = about({ at: ["Reference"], validations: [{ name: "r", expression: "!edge.crossNamespace" }] });
  const steps = [{ name: "s", ref: { name: "fetch", namespace: "shared" } }];
  const write = decodeAny(bytesOf(given({ object: { kind: "Story", metadata: { name: "a" }, spec: { steps } } })));
  const outcome = await (await made(object)).judge({
    share: "fail",
    request: write,
    looker: namespaced,
    leftMs: () => 1_000,
  });
  const digest = `sha256:${policyDigest(object, host)}`;
  const to = { group: "bubustack.io", kind: "Engram", namespace: "shared", name: "fetch" };
  expect(outcome).toMatchObject({
    verdict: {
      judgedBy: [{ kind: "ClusterPolicy", name: "by-digest", digest }],
      edges: [{ path: "spec.steps[0].ref", to, allowed: false, rule: "clusterpolicies/by-digest/r" }],
    },
  });
});

const lists = about({ validations: [{ expression: "namespaceObject.metadata.name == 'default'" }] });

test("what is asked is fetched, and then judged", async () => {
  const looker: Looker = {
    fetch: async (lookups) =>
      lookups.map((lookup) => [lookupKey(lookup), namespaced.atHand?.(lookup) ?? { state: "absent" }]),
  };
  expect(await judged(lists, { looker })).toMatchObject({ verdict: { allowed: true } });
});

test("by what there is no time or no answer for, the failure policy of each policy decides", async () => {
  const error = (more: object) => ({ verdict: { allowed: false, findings: [{ type: "InternalError", ...more }] } });
  const late = { leftMs: 0 };
  expect(await judged(lists, { looker: nothing })).toMatchObject(
    error({ rule: "clusterpolicies/by-digest/error/policy", message: expect.stringContaining("one after the other") }),
  );
  expect(await judged(lists, late)).toMatchObject(error({ rule: "clusterpolicies/by-digest/error/policy" }));
  const simple = { validations: [{ expression: "false" }] };
  expect(await judged(about(simple), late)).toMatchObject(error({ rule: "clusterpolicies/by-digest/error/policy" }));
  const ignoring = policy({ ...simple, matchConstraints, failurePolicy: "Ignore" });
  expect(await judged(ignoring, { ...late, share: "here" })).toMatchObject({
    verdict: { allowed: true, findings: [], auditAnnotations: { ignored: expect.stringContaining("time") } },
  });
  const elsewhere = {
    matchConstraints: { resourceRules: [{ ...matchConstraints.resourceRules[0], resources: ["engrams"] }] },
  };
  expect(await judged(about({ ...simple, ...elsewhere }), late)).toMatchObject({ verdict: { allowed: true } });
});

test("what breaks off judges nothing", async () => {
  const looker: Looker = { fetch: () => Promise.reject(new Error("away")) };
  expect(await judged(lists, { looker })).toMatchObject({ refusal: { code: "rule/failed" } });
});

test("what is at hand costs no round, what has to be read does", async () => {
  const check = (at: number) => `authorizer.group('').resource('pods').name('p${at}').check('get').allowed()`;
  /** Each is asked once the one before is answered. */
  const chain = (length: number) =>
    about({
      variables: Array.from({ length }, (_, at) => ({
        name: `v${at}`,
        expression: at === 0 ? check(at) : `variables.v${at - 1} ? ${check(at)} : false`,
      })),
      validations: [{ expression: `variables.v${length - 1}` }],
    });
  const looker = (live: boolean): Looker => ({
    ...(namespaced.atHand !== undefined && { atHand: namespaced.atHand }),
    fetch: async (lookups) =>
      lookups.map((lookup) => [lookupKey(lookup), { state: "access", access: { allowed: true, reason: "" } }, live]),
  });
  expect(await judged(chain(20), { looker: looker(false) })).toMatchObject({ verdict: { allowed: true } });
  expect(await judged(chain(4), { looker: looker(true) })).toMatchObject({ verdict: { allowed: true } });
  expect(await judged(chain(6), { looker: looker(true) })).toMatchObject({ verdict: { allowed: false } });
});

test("a share holds its own policies alone", async () => {
  const refusing = { validations: [{ expression: "false" }] };
  expect(await judged(about(refusing), { share: "ignore" })).toMatchObject({ verdict: { allowed: true } });
  expect(await judged(policy(refusing), { share: "here" })).toMatchObject({ verdict: { allowed: false } });
});
