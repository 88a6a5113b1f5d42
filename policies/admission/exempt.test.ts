import { expect, test } from "vitest";
import { isExempt, isExemptFromWebhooks } from "./exempt.ts";

const group = "admissionregistration.k8s.io";

test("policies never judge policies, bindings or questions; they do judge configurations of webhooks", () => {
  for (const resource of ["validating", "mutating"].flatMap((kind) => [
    `${kind}admissionpolicies`,
    `${kind}admissionpolicybindings`,
  ])) {
    expect(isExempt({ group, resource })).toBe(true);
    expect(isExemptFromWebhooks({ group, resource })).toBe(true);
    expect(isExempt({ group: "x.io", resource })).toBe(false);
  }
  expect(isExempt({ group: "authorization.k8s.io", resource: "subjectaccessreviews" })).toBe(true);
  expect(isExempt({ group, resource: "validatingwebhookconfigurations" })).toBe(false);
  expect(isExempt({ group: "", resource: "configmaps" })).toBe(false);
});

test("webhooks never judge configurations of webhooks", () => {
  expect(isExemptFromWebhooks({ group, resource: "mutatingwebhookconfigurations" })).toBe(true);
  expect(isExemptFromWebhooks({ group: "", resource: "pods" })).toBe(false);
});
