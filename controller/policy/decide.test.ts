import { fileURLToPath } from "node:url";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { clusterPolicy } from "@bubustack/policies/examples/policy-objects";
import { announce } from "@bubustack/policies/registration/announcement";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import { trace } from "@bubustack/runtime/testing/trace";
import { describe, expect, test } from "vitest";
import type { PolicySeen } from "./decide.ts";
import { decide } from "./decide.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}.golden.txt`, import.meta.url));
const policy = (metadata: JsonObject = {}) =>
  clusterPolicy({}, { name: "p", uid: "u", resourceVersion: "7", generation: 2, ...metadata });
const pem = "-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n";
const replica = (name: string, agoS = 0) => ({
  metadata: { name, annotations: announce({ caBundle: pem, address: "https://127.0.0.1:1" }) },
  spec: { leaseDurationSeconds: 30, renewTime: new Date(now - agoS * 1_000).toISOString() },
});
const fine = { faults: [], expressionWarnings: [], cost: { atMost: 17, limit: 10_000_000 }, notCovered: [], notes: [] };
const seen = (more: Partial<PolicySeen> = {}): PolicySeen => ({
  resource: resourceOf(ClusterPolicy),
  policy: policy(),
  examined: fine,
  namesOthers: false,
  exceptions: [],
  leases: [replica("a"), replica("b", 10)],
  reached: new Set(["a", "b"]),
  unregistered: [],
  maxStalenessMs: 30_000,
  ...more,
});
const hour = 3_600_000;

test("a policy about kinds of others is looked at again within ten minutes, whether anybody is told or not", () => {
  const lasting = { leases: [], reached: new Set<string>() };
  expect(decide(seen(lasting), now).againMs).toBeUndefined();
  expect(decide(seen({ ...lasting, namesOthers: true }), now).againMs).toBe(600_000);
});

describe("what is planned", () => {
  test.each<readonly [string, PolicySeen]>([
    ["enforced", seen({ exceptions: [{ expires: now + hour, approved: true }] })],
    ["behind", seen({ reached: new Set(["a"]) })],
    ["silent", seen({ leases: [replica("a"), replica("b", 45)], reached: new Set(["a"]) })],
    ["alone", seen({ leases: [], reached: new Set() })],
    ["not-registered", seen({ unregistered: ['there is no ValidatingWebhookConfiguration "bubustack-validate"'] })],
    [
      "not-asked",
      seen({ examined: { ...fine, faults: [{ reason: "NoEnforcementPoint", message: "nothing asks at Launch" }] } }),
    ],
    [
      "not-ready",
      seen({
        examined: {
          faults: [
            { reason: "NotCompiled", message: "spec.validations[0].expression: is no CEL" },
            { reason: "NotReadable", message: "spec.reads[0].kind: have it added" },
          ],
          expressionWarnings: [],
          cost: { limit: 10_000_000 },
          notCovered: [],
          notes: [],
        },
      }),
    ],
    [
      "partly-covered",
      seen({
        examined: {
          ...fine,
          notCovered: ["deployments.apps", "nodes"],
          expressionWarnings: [{ fieldRef: "spec.validations[0].expression", warning: "undefined field 'sepc'" }],
        },
      }),
    ],
    ["deleting", seen({ policy: policy({ deletionTimestamp: "2026-01-01T00:00:00Z" }) })],
  ])("%s", async (name, given) => {
    await expect(trace(decide(given, now))).toMatchFileSnapshot(golden(name));
  });
});

const statusOf = (given: PolicySeen, at = now) => decide(given, at).status?.status ?? {};

test("exceptions are counted by what they are now, and looked at again when the next of them ends", () => {
  const exceptions = [
    { expires: now + 5_000, approved: true },
    { expires: now + 9_000, approved: false },
    { expires: now, approved: true },
    { expires: undefined, approved: false },
  ];
  const plan = decide(seen({ exceptions }), now);
  expect(plan.status?.status).toMatchObject({ exceptions: 1, unapprovedExceptions: 2, expiredExceptions: 1 });
  expect(plan.againMs).toBe(5_000);
  expect(statusOf(seen({ exceptions }), now + 5_000)).toMatchObject({
    exceptions: 0,
    unapprovedExceptions: 2,
    expiredExceptions: 2,
  });
});

test("a replica that falls silent is looked at again without being told of", () => {
  expect(decide(seen(), now).againMs).toBe(20_001);
  const behind = seen({ reached: new Set(["a"]) });
  const reasonAt = (at: number) => {
    const { conditions } = statusOf(behind, at);
    return JSON.stringify(conditions);
  };
  expect(reasonAt(now)).toContain("Behind");
  expect(reasonAt(now + 20_001)).toContain("Silent");
});

test("the status is one that the kind allows", () => {
  const warning = { fieldRef: "spec.validations[0].expression", warning: "w".repeat(2_000) };
  const status = statusOf(
    seen({
      examined: {
        faults: [{ reason: "Invalid", message: "m".repeat(100_000) }],
        expressionWarnings: Array.from({ length: 64 }, () => warning),
        cost: { atMost: Number.MAX_SAFE_INTEGER, limit: 10_000_000 },
        notCovered: Array.from({ length: 64 }, (_, at) => `r${at}.apps`),
        notes: Array.from({ length: 5 }, () => "n".repeat(1_000)),
      },
      leases: Array.from({ length: 100 }, (_, at) => replica(`bubu-webhook.${at}`)),
    }),
  );
  expect(valueProblems(structural(ClusterPolicy.status), status)).toEqual([]);
});

test("what is found again is written as it was", () => {
  const first = statusOf(seen());
  const again = statusOf(seen({ policy: { ...policy(), status: first } }), now + 60_000 - 1);
  expect(isObject(again) && again["conditions"]).toMatchObject([{ type: "Ready" }, { type: "Enforced" }]);
  expect(statusOf(seen({ policy: { ...policy(), status: first } }), now + 5_000)).toEqual(first);
});
