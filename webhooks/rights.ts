import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import type { Kind } from "@bubustack/api/kind";
import { AuditLog } from "@bubustack/api/policy/audit-log";
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
 * that they are in, its own registration and the heartbeat, to ask what a user may do, to announce each replica in its
 * Lease, and to say how far the replica's audit log has come: of others' logs a native policy lets it say only that one is lost.
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
      { apiGroups: [AuditLog.group], resources: [AuditLog.plural], verbs: ["create"] },
      { apiGroups: [AuditLog.group], resources: [`${AuditLog.plural}/status`], verbs: ["patch"] },
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
