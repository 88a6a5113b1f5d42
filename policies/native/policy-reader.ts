/** The right to read what policies may read besides our own kinds: exactly what the installation lists. */
import type { JsonObject } from "@bubustack/api/json";
import type { PolicySettings } from "../policy-settings.ts";

/** Name of the roles and of their bindings. */
export const policyReaderName = "bubu-policy-reader";

export interface ReaderConfig {
  readonly readable: PolicySettings["readable"];
  /** The namespace of the installation, where its accounts are. */
  readonly namespace: string;
}

/** Who looks at what policies read: the webhooks, and the controllers that judge what is there already. */
const accounts = ["bubu-controller", "bubu-webhook"];
const group = "rbac.authorization.k8s.io";

/**
 * A ClusterRole for what is readable everywhere, and a Role for each namespace of what is readable there alone, with their bindings.
 * Nothing where nothing is listed. Secrets and `*` cannot be listed: the schema of the settings refuses them, and they are left out here.
 */
export function policyReader({ readable, namespace }: ReaderConfig): readonly JsonObject[] {
  const listed = readable.filter(({ resource, kind }) => !["secrets", "*"].includes(resource) && kind !== "Secret");
  const everywhere = listed.filter((one) => !one.namespaced || one.namespaces.length === 0);
  const places = [...new Set(listed.flatMap((one) => (one.namespaced ? one.namespaces : [])))].toSorted();
  return [
    ...granted("ClusterRole", {}, everywhere, namespace),
    ...places.flatMap((place) => {
      const there = listed.filter((one) => one.namespaced && one.namespaces.includes(place));
      return granted("Role", { namespace: place }, there, namespace);
    }),
  ];
}

function granted(
  kind: "ClusterRole" | "Role",
  place: JsonObject,
  readable: PolicySettings["readable"],
  namespace: string,
): readonly JsonObject[] {
  if (readable.length === 0) return [];
  const apiVersion = `${group}/v1`;
  const metadata = { ...place, name: policyReaderName };
  const groups = Map.groupBy(readable, (one) => one.group);
  const rules = [...groups].toSorted(byName).map(([apiGroup, members]) => ({
    apiGroups: [apiGroup],
    resources: [...new Set(members.map(({ resource }) => resource))].toSorted(),
    verbs: ["get", "list", "watch"],
  }));
  return [
    { apiVersion, kind, metadata, rules },
    {
      apiVersion,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: group, kind, name: policyReaderName },
      subjects: accounts.map((name) => ({ kind: "ServiceAccount", namespace, name })),
    },
  ];
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
