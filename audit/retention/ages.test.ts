import { admissionDecided } from "@bubustack/api/audit/events/admission-decided";
import { recordTypes } from "@bubustack/api/audit/record-types";
import { expect, test } from "vitest";
import { ageOf, keptAs, span } from "./ages.ts";

const decided = (data: object) => keptAs({ type: admissionDecided.type, data });
const resource = { group: "bubustack.io", resource: "stories" };

test.each([
  [
    "a policy",
    { webhook: "validate", operation: "DELETE", resource: { ...resource, group: "policy.bubustack.io" } },
    "access",
  ],
  ["a Story", { webhook: "mutate", operation: "CREATE", resource }, "workflows"],
  ["a deletion", { webhook: "validate", operation: "DELETE", resource }, "cleanup"],
  [
    "a status",
    { webhook: "validate", operation: "UPDATE", resource: { ...resource, subresource: "status" } },
    "cleanup",
  ],
  ["a Pod", { webhook: "policy-fail", operation: "DELETE", resource: { group: "", resource: "pods" } }, "resources"],
])("a decision about %s", (_, data, kept) => expect(decided(data)).toBe(kept));

test("every type of record is kept as something, and what nobody knows is nothing", () => {
  for (const { type, examples } of recordTypes) expect(keptAs({ type, data: examples[0] })).toBeDefined();
  expect(keptAs({ type: "io.bubustack.audit.policy.changed.v1", data: {} })).toBe("acts");
  expect(keptAs({ type: "io.bubustack.audit.log.read.v1", data: {} })).toBe("log");
  expect(keptAs({ type: "other", data: {} })).toBeUndefined();
});

test("an age is in days, and none is for ever", () => {
  const ages = { access: 1, workflows: 3, cleanup: 2, resources: 2, acts: 0, log: 2 };
  expect([ageOf(ages, "workflows"), ageOf(ages, "acts")]).toEqual([259_200_000, Number.POSITIVE_INFINITY]);
  expect(span(ages)).toEqual({ shortest: 86_400_000, longest: Number.POSITIVE_INFINITY });
});
