import { expect, test } from "vitest";
import { evidence } from "../testing/evidence.ts";
import { classOf } from "./classes.ts";

test("a decision is about access, workflows, what ends, or what is somebody else's", () => {
  const policy = { kind: { group: "policy.bubustack.io", version: "v1alpha1", kind: "Policy" } };
  expect(classOf(evidence({ ...policy, operation: "DELETE" }))).toBe("access");
  expect(classOf(evidence(policy))).toBe("access");
  expect(classOf(evidence())).toBe("workflows");
  expect(classOf(evidence({ operation: "DELETE" }))).toBe("cleanup");
  expect(classOf(evidence({ subResource: "status" }))).toBe("cleanup");
  expect(classOf(evidence({ kind: { group: "", version: "v1", kind: "Pod" } }))).toBe("resources");
  expect(classOf(evidence({}, undefined, "policy-fail"))).toBe("resources");
});
