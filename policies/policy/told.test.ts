import { formatPath } from "@bubustack/api/path";
import { expect, test } from "vitest";
import { line } from "../finding.ts";
import { pathOf, told } from "./told.ts";
import type { PolicyFinding, PolicyVerdict } from "./verdict.ts";

const finding: PolicyFinding = {
  policy: "by-digest",
  kind: "ClusterPolicy",
  rule: "pinned",
  path: "spec.image",
  message: "write a\ndigest",
  reason: "Forbidden",
  action: "Deny",
};
const verdict = (more: Partial<PolicyVerdict> = {}): PolicyVerdict => ({
  allowed: true,
  findings: [],
  warnings: [],
  auditAnnotations: {},
  patches: [],
  records: [],
  asked: [],
  unverified: [],
  cost: 7,
  ...more,
});

test("what refuses, warns and is noted is told apart, each with policy and rule", () => {
  const { allowed, findings, warnings, reason, digest, cost } = told(
    verdict({
      findings: [
        finding,
        { ...finding, action: "Warn", kind: "Policy", namespace: "default", policy: "few" },
        { ...finding, action: "Audit" },
      ],
    }),
    "d",
    false,
  );
  expect([allowed, reason, digest, cost]).toEqual([false, "Forbidden", "d", 7]);
  expect(findings.map(line)).toEqual(["spec.image: write a digest [clusterpolicies/by-digest/pinned]"]);
  expect(warnings.map(line)).toEqual(["spec.image: write a digest [policies/default/few/pinned]"]);
});

test("a policy that nobody could judge by refuses, or counts for nothing", () => {
  const given = verdict({ unverified: [{ policy: "p", kind: "ClusterPolicy", reason: "nobody knows" }] });
  expect(told(given, "d", false)).toMatchObject({
    allowed: false,
    findings: [{ rule: "clusterpolicies/p/error/unverified" }],
  });
  expect(told(given, "d", true)).toMatchObject({ allowed: true, unverified: [{ rule: "clusterpolicies/p" }] });
});

test("annotations have names that the API server takes; none is lost", () => {
  const long = `p/${"a".repeat(80)}`;
  expect(told(verdict({ auditAnnotations: { "p/key": "v", [long]: "w" } }), "d", false).auditAnnotations).toEqual({
    "p.key": "v",
    annotations: JSON.stringify({ [long]: "w" }),
  });
});

test("exceptions and what was ignored are on record", () => {
  const { auditAnnotations } = told(
    verdict({
      records: [
        {
          record: "excepted",
          policy: "p",
          kind: "ClusterPolicy",
          rule: "r",
          message: "m",
          exception: { kind: "ClusterPolicyException", name: "e" },
          reason: "because",
          approvedBy: "ann",
          expiresAt: "2026-01-01T00:00:00Z",
        },
        { record: "ignored", policy: "q", kind: "ClusterPolicy", message: "broken" },
      ],
    }),
    "d",
    false,
  );
  expect(JSON.parse(auditAnnotations["excepted"] ?? "")).toEqual([
    {
      rule: "clusterpolicies/p/r",
      message: "m",
      exception: { kind: "ClusterPolicyException", name: "e" },
      approvedBy: "ann",
      expiresAt: "2026-01-01T00:00:00Z",
    },
  ]);
  expect(JSON.parse(auditAnnotations["ignored"] ?? "")).toEqual([{ policy: "clusterpolicies/q", message: "broken" }]);
});

test.each(["spec.image", "spec.containers[0].image", "metadata.labels[a.b/c]", "a[0][1]", ""])(
  "the path %s stays what it is",
  (text) => {
    expect(formatPath(pathOf(text))).toBe(text);
  },
);
