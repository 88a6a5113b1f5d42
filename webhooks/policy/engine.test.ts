import type { JsonObject } from "@bubustack/api/json";
import { lookupKey } from "@bubustack/policies/admission/world";
import { clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
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
const judged = (
  object: JsonObject,
  more: { looker?: Looker; share?: "fail" | "ignore" | "here"; leftMs?: number } = {},
) =>
  engine({
    objects: [object],
    digest: "whole",
    settings: defaultPolicySettings,
    platformNamespaces: [],
    host,
  }).judge({
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

const lists = about({ validations: [{ expression: "namespaceObject.metadata.name == 'default'" }] });

test("what is asked is fetched, and then judged", async () => {
  const looker: Looker = {
    fetch: async (lookups) =>
      lookups.map((lookup) => [lookupKey(lookup), namespaced.atHand?.(lookup) ?? { state: "absent" }]),
  };
  expect(await judged(lists, { looker })).toMatchObject({ verdict: { allowed: true } });
});

test("who keeps asking and gets no answer, and whose time is up, is not judged", async () => {
  expect(await judged(lists, { looker: nothing })).toMatchObject({ refusal: { code: "lookup/failed" } });
  expect(await judged(lists, { leftMs: 0 })).toMatchObject({ refusal: { code: "review/deadline" } });
  const looker: Looker = { fetch: () => Promise.reject(new Error("away")) };
  expect(await judged(lists, { looker })).toMatchObject({ refusal: { code: "rule/failed" } });
});

test("a share holds its own policies alone", async () => {
  const refusing = { validations: [{ expression: "false" }] };
  expect(await judged(about(refusing), { share: "ignore" })).toMatchObject({ verdict: { allowed: true } });
  expect(await judged(policy(refusing), { share: "here" })).toMatchObject({ verdict: { allowed: false } });
});
