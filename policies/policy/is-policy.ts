import type { JsonObject } from "@bubustack/api/json";

const kinds: { readonly [group: string]: readonly string[] } = {
  "policy.bubustack.io": ["ClusterPolicy", "Policy"],
  "admissionregistration.k8s.io": ["ValidatingAdmissionPolicy", "MutatingAdmissionPolicy"],
};

/** Whether an object is a policy: of ours, or one of Kubernetes. */
export function isPolicy({ apiVersion, kind }: JsonObject): boolean {
  if (typeof apiVersion !== "string" || typeof kind !== "string") return false;
  const [group = ""] = apiVersion.split("/");
  return Object.hasOwn(kinds, group) && kinds[group]?.includes(kind) === true;
}
