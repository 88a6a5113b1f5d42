import type { GroupVersionResource } from "@bubustack/api/meta";

/** Policies and their bindings: no policy may lock itself, or its own removal, in. */
const policies = new Set([
  "validatingadmissionpolicies",
  "validatingadmissionpolicybindings",
  "mutatingadmissionpolicies",
  "mutatingadmissionpolicybindings",
]);

/** Questions that are answered and never stored: refusing them would break every component that asks. */
const questions = new Set([
  "authentication.k8s.io/selfsubjectreviews",
  "authentication.k8s.io/tokenreviews",
  "authorization.k8s.io/localsubjectaccessreviews",
  "authorization.k8s.io/selfsubjectaccessreviews",
  "authorization.k8s.io/selfsubjectrulesreviews",
  "authorization.k8s.io/subjectaccessreviews",
]);

/** True for what is shown to no policy, whatever it matches. */
export function isExempt({ group, resource }: Pick<GroupVersionResource, "group" | "resource">): boolean {
  if (group === "admissionregistration.k8s.io") return policies.has(resource);
  return questions.has(`${group}/${resource}`);
}

/** True for what is shown to no webhook: also the configurations of webhooks. */
export function isExemptFromWebhooks(resource: Pick<GroupVersionResource, "group" | "resource">): boolean {
  if (resource.group !== "admissionregistration.k8s.io") return false;
  return policies.has(resource.resource) || resource.resource.endsWith("webhookconfigurations");
}
