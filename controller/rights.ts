import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import { kinds } from "@bubustack/api/kinds";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { configurationNames } from "@bubustack/policies/registration/names";

/** What an account of ours has to be allowed: everywhere, in the namespace of the installation, and in `default`. */
export interface Rights {
  readonly cluster: readonly PolicyRule[];
  readonly namespace: readonly PolicyRule[];
  /** In the namespace `default`, where Events about what is in no namespace stand. */
  readonly default?: readonly PolicyRule[];
}

const read = ["get", "list", "watch"];

/**
 * All that `bubu-controller` needs: to read what its controllers watch and what a scan looks at, to write status, events and
 * reports, and its Leases. What it scans of others it may read as policies may (`policy.readable`).
 */
export function controllerRights(): Rights {
  return {
    cluster: [
      ...reads(kinds.map(({ kind }) => kind)),
      { apiGroups: [""], resources: ["namespaces"], verbs: read },
      // Whether the API server asks the webhooks about what policies are about.
      ...(["mutating", "validating"] as const).map((of) => configuration(of, read)),
      // What objects of others look like, for the types of expressions.
      { nonResourceURLs: ["/openapi/v3", "/openapi/v3/*"], verbs: ["get"] },
      {
        apiGroups: ["openreports.io"],
        resources: ["reports", "clusterreports"],
        verbs: ["get", "list", "create", "patch", "delete"],
      },
      {
        apiGroups: ["policy.bubustack.io"],
        resources: [
          "referencegrants",
          "clusterpolicies",
          "policies",
          "clusterpolicyexceptions",
          "policyexceptions",
        ].map((plural) => `${plural}/status`),
        verbs: ["patch"],
      },
      events,
    ],
    namespace: [leases],
  };
}

/**
 * All that `bubu-registrar` needs: the two named configurations, the Namespace that owns them, the Leases by which
 * webhook replicas announce themselves, its own Lease, the policies of the cluster, whose rules it registers, and Events about these. Creating goes by server-side apply, so that a
 * right to one name is enough.
 */
export function registrarRights(namespace: string): Rights {
  return {
    cluster: [
      ...(["mutating", "validating"] as const).map((of) => configuration(of, [...read, "create", "patch"])),
      { apiGroups: [""], resources: ["namespaces"], resourceNames: [namespace], verbs: read },
      ...reads([ClusterPolicy.kind]),
    ],
    namespace: [
      events,
      { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: read },
      {
        apiGroups: ["coordination.k8s.io"],
        resources: ["leases"],
        resourceNames: ["bubu-registrar"],
        verbs: ["create", "update", "patch"],
      },
    ],
    default: [events],
  };
}

/** One of the two configurations of the webhooks, by its name. */
function configuration(of: keyof typeof configurationNames, verbs: readonly string[]): PolicyRule {
  return {
    apiGroups: ["admissionregistration.k8s.io"],
    resources: [`${of}webhookconfigurations`],
    resourceNames: [configurationNames[of]],
    verbs,
  };
}

const events: PolicyRule = { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] };

/** Replicas and shards have Leases whose names are not known before. */
const leases: PolicyRule = {
  apiGroups: ["coordination.k8s.io"],
  resources: ["leases"],
  verbs: [...read, "create", "update", "patch", "delete"],
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
