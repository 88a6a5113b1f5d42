import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { evidence } from "../testing/evidence.ts";
import { finding, verdict } from "../testing/reviews.ts";

test("a refusal is told with its findings, and a warning with its own", () => {
  const outcome = { verdict: verdict({ findings: [finding()], warnings: [finding({ rule: "story/soft" })] }) };
  const told = evidence({}, outcome);
  expect(told).toMatchObject({ allowed: false, reason: "Invalid", findingCount: 1, warningCount: 1 });
  expect(told.findings.map(({ rule, path, action }) => [rule, path, action])).toEqual([
    ["story/step-names-unique", "spec.steps[1].name", "deny"],
    ["story/soft", "spec.steps[1].name", "warn"],
  ]);
});

test("what was not judged is told by its code, and by what was answered all the same", () => {
  const refusal = new BubuError("review/deadline");
  expect(evidence({}, { refusal })).toMatchObject({ unjudged: "review/deadline", allowed: false, digest: "" });
  expect(evidence({ operation: "DELETE" }, { refusal })).toMatchObject({ allowed: true });
});

test("a patch is known by its digest, and it is data that a worker can send", () => {
  const patches = [{ op: "add" as const, path: "/spec/x", value: "a secret value" }];
  const told = evidence({}, { verdict: verdict({ patches }) }, "mutate");
  expect(told.patchHash).toMatch(/^[0-9a-f]{64}$/);
  expect(told.patchOperations).toBe(1);
  expect(JSON.stringify(told)).not.toContain("a secret value");
  expect(structuredClone(told)).toEqual(told);
});
