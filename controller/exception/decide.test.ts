import { fileURLToPath } from "node:url";
import type { JsonObject } from "@bubustack/api/json";
import { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { clusterException } from "@bubustack/policies/examples/policy-objects";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import { trace } from "@bubustack/runtime/testing/trace";
import { describe, expect, test } from "vitest";
import type { ExceptionSeen } from "./decide.ts";
import { decide } from "./decide.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}.golden.txt`, import.meta.url));
const exception = (metadata: JsonObject = {}) =>
  clusterException({}, { name: "e", uid: "u", resourceVersion: "7", generation: 2, ...metadata });
const policy = (name: string, why?: string, there = true) => ({ name: `ClusterPolicy "${name}"`, there, why });
const seen = (more: Partial<ExceptionSeen> = {}): ExceptionSeen => ({
  resource: resourceOf(ClusterPolicyException),
  exception: exception(),
  digest: "ab".repeat(32),
  flaw: undefined,
  told: [],
  expires: now + 60_000,
  expiresAt: "2026-01-02T03:05:05Z",
  policies: [policy("p")],
  ...more,
});

describe("what is planned", () => {
  test.each<readonly [string, ExceptionSeen]>([
    ["in-force", seen()],
    ["partly", seen({ policies: [policy("p"), policy("q", "there is no such policy", false)] })],
    ["not-approved", seen({ flaw: "spec.approval is missing: nobody has approved it" })],
    ["expired", seen({ expires: now })],
    ["no-policy", seen({ policies: [policy("q", "there is no such policy", false)] })],
    ["not-allowed", seen({ policies: [policy("p", "it has no exceptions.maxDuration")] })],
    ["used", seen({ told: [{ life: "00c0ffee00c0ffee", count: 3, last: now - 1_000 }] })],
    ["deleting", seen({ exception: exception({ deletionTimestamp: "2026-01-01T00:00:00Z" }) })],
  ])("%s", async (name, given) => {
    await expect(trace(decide(given, now))).toMatchFileSnapshot(golden(name));
  });
});

test("it ends at the second, and the status is one that the kind allows", () => {
  const plan = decide(seen(), now);
  expect(plan.againMs).toBe(60_000);
  const { status } = decide(seen(), now + 60_000);
  expect(status?.status).toMatchObject({ conditions: [{ status: "False", reason: "Expired" }] });
  expect(decide(seen({ expires: now + 1e12 }), now).againMs).toBe(3_600_000);
  expect(valueProblems(structural(ClusterPolicyException.status), plan.status?.status ?? null)).toEqual([]);
});

test("what was counted before stays, also where something else of the status changes", () => {
  const status = {
    uses: 3,
    lastUsed: "2026-01-02T03:04:04Z",
    counted: [{ life: "a", uses: 3 }],
    countedAt: "2026-01-02T03:04:05Z",
  };
  const used = { ...exception(), status };
  expect(decide(seen({ exception: used, flaw: "gone" }), now).status?.status).toMatchObject(status);
  const told = [{ life: "a", count: 5, last: now }];
  const soon = decide(seen({ exception: used, told }), now + 1_000);
  expect(soon.status?.status).toMatchObject(status);
  expect(soon.againMs).toBe(59_000);
});
