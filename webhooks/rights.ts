import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import type { Kind } from "@bubustack/api/kind";
import { configurationNames, heartbeatName } from "@bubustack/policies/registration/names";

/** What the webhook server has to be allowed, everywhere and in the namespace of the installation. */
export interface Rights {
  readonly cluster: readonly PolicyRule[];
  readonly namespace: readonly PolicyRule[];
}

const read = ["get", "list", "watch"];
const admission = "admissionregistration.k8s.io";

/**
 * All that the webhook server needs of the Kubernetes API: to read the kinds that rules may ask for, the namespaces
 * that they are in, its own registration and the heartbeat, to ask what a user may do, and to announce each replica in its
 * Lease.
 */
export function rights(kinds: readonly Pick<Kind, "group" | "plural">[]): Rights {
  const groups = [...new Set(kinds.map(({ group }) => group))].toSorted();
  const named = (resource: string, name: string): PolicyRule => ({
    apiGroups: [admission],
    resources: [resource],
    resourceNames: [name],
    verbs: read,
  });
  return {
    cluster: [
      ...groups.map((group) => ({
        apiGroups: [group],
        resources: kinds.filter((kind) => kind.group === group).map(({ plural }) => plural),
        verbs: read,
      })),
      { apiGroups: [""], resources: ["namespaces"], verbs: read },
      named("mutatingwebhookconfigurations", configurationNames.mutating),
      named("validatingwebhookconfigurations", configurationNames.validating),
      { apiGroups: ["authorization.k8s.io"], resources: ["subjectaccessreviews"], verbs: ["create"] },
    ],
    namespace: [
      {
        apiGroups: ["coordination.k8s.io"],
        resources: ["leases"],
        resourceNames: [heartbeatName],
        verbs: read,
      },
      // The names of replicas are not known before.
      {
        apiGroups: ["coordination.k8s.io"],
        resources: ["leases"],
        verbs: ["get", "create", "patch", "delete"],
      },
    ],
  };
}
