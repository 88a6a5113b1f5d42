/** What no policy is ever asked about: one that denies all must not lock a cluster, or its own removal. */

/** Whole groups. */
const groups = new Set([
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "certificates.k8s.io",
  "policy.bubustack.io",
  "rbac.authorization.k8s.io",
]);
/** Resources, with all their subresources. */
const resources = new Set([
  "coordination.k8s.io/leases",
  "discovery.k8s.io/endpointslices",
  "events.k8s.io/events",
  "/bindings",
  "/endpoints",
  "/events",
  "/nodes",
]);
const subresources = new Set(["/pods/binding", "/pods/status"]);

/** Namespaces of Kubernetes itself, in which no policy is asked. */
export const kubernetesNamespaces: readonly string[] = ["kube-node-lease", "kube-public", "kube-system"];

/** True for what is shown to no policy, whatever it matches. `subresource` is empty for the object itself. */
export function isNeverMatched(group: string, resource: string, subresource = ""): boolean {
  if (groups.has(group) || resources.has(`${group}/${resource}`)) return true;
  return subresources.has(`${group}/${resource}/${subresource}`);
}
