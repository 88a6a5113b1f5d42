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

test("without a judgement by policies there is none", () => {
  const refusal = new BubuError("review/deadline");
  expect(combined({ verdict: verdict() }, { refusal })).toEqual({ refusal });
});
