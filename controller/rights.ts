import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import { kinds } from "@bubustack/api/kinds";
import { ReferenceGrant } from "@bubustack/api/policy/reference-grant";
import { grantedKinds } from "@bubustack/policies/edges/table";

/** What an account of ours has to be allowed, everywhere and in the namespace of the installation. */
export interface Rights {
  readonly cluster: readonly PolicyRule[];
  readonly namespace: readonly PolicyRule[];
}

const read = ["get", "list", "watch"];

/** All that `bubu-controller` needs: to read what its controllers watch, to write status and events, and its Leases. */
export function controllerRights(): Rights {
  return {
    cluster: [
      ...reads([ReferenceGrant.kind, ...grantedKinds]),
      { apiGroups: ["policy.bubustack.io"], resources: ["referencegrants/status"], verbs: ["patch"] },
      { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
    ],
    namespace: [leases],
  };
}

/** Replicas and shards have Leases whose names are not known before. */
const leases: PolicyRule = {
  apiGroups: ["coordination.k8s.io"],
  resources: ["leases"],
  verbs: ["get", "list", "create", "update", "patch", "delete"],
};

function reads(names: readonly string[]): readonly PolicyRule[] {
  const groups = Map.groupBy(
    kinds.filter(({ kind }) => names.includes(kind)),
    ({ group }) => group,
  );
  return [...groups].map(([group, members]) => ({
    apiGroups: [group],
    resources: members.map(({ plural }) => plural),
    verbs: read,
  }));
}
