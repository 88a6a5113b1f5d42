import { exceptionUsed } from "@bubustack/api/audit/events/exception-used";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { expect, test } from "vitest";
import { evidence } from "../testing/evidence.ts";
import { verdict } from "../testing/reviews.ts";
import { usedEvents } from "./exceptions.ts";

const rule = "clusterpolicies/no-host-network/v0";
const exception = { kind: "PolicyException", namespace: "a", name: "gateway" };
const annotation = JSON.stringify([
  { rule, message: "never kept", exception, approvedBy: "grace", expiresAt: "2026-06-01T00:00:00Z" },
  { rule, message: "", exception: { kind: "ClusterPolicyException", name: "all" }, approvedBy: "grace" },
]);

test("each exception that was used has a record of its own", () => {
  const outcome = { verdict: verdict({ auditAnnotations: { excepted: annotation } }) };
  const events = usedEvents(evidence({ dryRun: true }, outcome), "log.example/a");
  expect(events.map(({ subject }) => subject)).toEqual([
    "policy.bubustack.io/PolicyException/a/gateway",
    "policy.bubustack.io/ClusterPolicyException//all",
  ]);
  expect(events.map(({ data }) => JSON.parse(JSON.stringify(data)).expiresAt)).toEqual([
    "2026-06-01T00:00:00Z",
    undefined,
  ]);
  for (const { data } of events) {
    expect(valueProblems(structural(exceptionUsed.data), JSON.parse(JSON.stringify(data)))).toEqual([]);
    expect(data).toMatchObject({ rule, dryRun: true, decision: "5f0c9a7712be3d41" });
    expect(JSON.stringify(data)).not.toContain("never kept");
  }
});
