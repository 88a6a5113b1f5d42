import { expect, test } from "vitest";
import { clusterPolicy } from "../testing/question.ts";
import { gate, promoted } from "./gate.ts";
import { Tally } from "./tally.ts";

const of = (more: object) => ({ ...new Tally().result(), requests: 10, ...more });

test("policies of ours get the action, those of Kubernetes get it in their bindings, and nothing else does", () => {
  const group = { apiVersion: "admissionregistration.k8s.io/v1" };
  const native = { ...group, kind: "ValidatingAdmissionPolicy", spec: { a: 1 } };
  const bound = (...validationActions: readonly string[]) => ({
    ...group,
    kind: "ValidatingAdmissionPolicyBinding",
    spec: { policyName: "a", validationActions },
  });
  expect(promoted([clusterPolicy({ action: "Audit" }), native, bound("Audit"), bound("Warn")], "deny")).toEqual([
    clusterPolicy({ action: "Deny" }),
    native,
    bound("Deny", "Audit"),
    bound("Deny"),
  ]);
  expect(promoted([bound("Deny", "Audit")], "warn")).toEqual([bound("Warn", "Audit")]);
});

test("a draft passes with as many refusals as it may have", () => {
  expect(gate(of({ refused: 2 }), "deny", 2).reasons).toEqual([]);
  expect(gate(of({ refused: 3 }), "deny", 2).reasons).toEqual(["3 requests would be refused, and 2 may be"]);
  expect(gate(of({ warned: 3 }), "warn", 2)).toMatchObject({
    met: 3,
    reasons: ["3 requests would be warned about, and 2 may be"],
  });
});

test("what could not be judged does not pass", () => {
  expect(gate(of({ unverified: 1 }), "deny", 5).reasons).toHaveLength(1);
  expect(gate(of({ malformed: { lines: 1, first: [] } }), "deny", 5).reasons).toEqual(["1 lines are no requests"]);
  expect(gate(of({ requests: 0 }), "deny", 5).reasons).toEqual(["the log has no requests"]);
  expect(gate(of({ refused: 1 }), "warn", 5).reasons).toHaveLength(1);
});
