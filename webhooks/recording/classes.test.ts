import { keptAs } from "@bubustack/audit/retention/ages";
import { expect, test } from "vitest";
import { evidence, key } from "../testing/evidence.ts";
import { classOf } from "./classes.ts";
import { decidedEvent } from "./decided.ts";

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

test("the record of a decision is kept as what the decision was about", () => {
  const policy = { kind: { group: "policy.bubustack.io", version: "v1alpha1", kind: "Policy" } };
  const all = [
    evidence({ ...policy, resource: { group: "policy.bubustack.io", version: "v1alpha1", resource: "policies" } }),
    ...[evidence(), evidence({ operation: "DELETE" }), evidence({ subResource: "status" })],
    evidence({
      kind: { group: "", version: "v1", kind: "Pod" },
      resource: { group: "", version: "v1", resource: "pods" },
    }),
    evidence({}, undefined, "policy-fail"),
  ];
  for (const each of all) {
    const event = decidedEvent(each, { source: "log.example/a", key, sealed: false }, { us: 1, verified: true });
    expect(keptAs({ type: event.type, data: event.data })).toBe(classOf(each));
  }
});
