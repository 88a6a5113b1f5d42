import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { finding, verdict } from "../testing/reviews.ts";
import { combined } from "./combined.ts";

test("what either says is said, and either refuses", () => {
  const rules = { verdict: verdict({ warnings: [finding()], auditAnnotations: { a: "1" } }) };
  const refusing = verdict({ allowed: false, findings: [finding()], reason: "Forbidden", digest: "whole" });
  expect(combined(rules, { verdict: refusing })).toMatchObject({
    verdict: {
      allowed: false,
      reason: "Forbidden",
      findings: [finding()],
      warnings: [finding()],
      auditAnnotations: { a: "1" },
      digest: "whole",
    },
  });
  expect(combined(rules, { verdict: verdict() })).toMatchObject({ verdict: { allowed: true } });
});

test("a reference that rules let pass and policies refuse is refused, and what judged is told", () => {
  const to = { group: "bubustack.io", kind: "Engram", namespace: "shared", name: "fetch" };
  const edge = { path: "spec.steps[0].ref", to };
  const granted = verdict({ edges: [{ ...edge, allowed: true, setting: "grant", grant: "demo" }] });
  const rule = "policies/default/home/r";
  const judgedBy = [{ kind: "Policy", namespace: "default", name: "home", digest: "sha256:1" }];
  const refusing = verdict({ allowed: false, edges: [{ ...edge, allowed: false, rule }], judgedBy });
  expect(combined({ verdict: granted }, { verdict: refusing })).toMatchObject({
    verdict: { edges: [{ ...edge, allowed: false, setting: "grant", grant: "demo", rule }], judgedBy },
  });
});

test("without a judgement by policies there is none", () => {
  const refusal = new BubuError("review/deadline");
  expect(combined({ verdict: verdict() }, { refusal })).toEqual({ refusal });
});
