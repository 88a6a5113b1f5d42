import { expect, test } from "vitest";
import { clusterPolicy } from "../testing/question.ts";
import { coverage } from "./coverage.ts";

const found = { policy: "p", kind: "ClusterPolicy", path: "", message: "", reason: "Invalid", action: "Deny" } as const;
const policies = [
  clusterPolicy({ validations: [{ name: "a", expression: "true" }, { expression: "true" }] }),
  {
    ...clusterPolicy({ validations: [{ expression: "true" }] }),
    kind: "Policy",
    metadata: { name: "p", namespace: "n" },
  },
  { ...clusterPolicy({ validations: [{ name: "b" }] }), kind: "ValidatingAdmissionPolicy" },
  { kind: "Pod", metadata: {}, spec: { validations: [1] } },
];

test("validations that refused nothing are named", () => {
  expect(coverage(policies, [])).toEqual({
    rules: 4,
    unseen: [
      'ClusterPolicy "p": a',
      'ClusterPolicy "p": validations[1]',
      'Policy "n/p": validations[0]',
      'ValidatingAdmissionPolicy "p": validations[0]',
    ],
  });
  expect(
    coverage(policies, [
      { ...found, rule: "a" },
      { ...found, rule: "validations[0]", kind: "Policy", namespace: "n" },
      { ...found, rule: "validations[1]", error: "expression" },
    ]).unseen,
  ).toEqual(['ClusterPolicy "p": validations[1]', 'ValidatingAdmissionPolicy "p": validations[0]']);
});
