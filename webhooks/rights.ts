import type { Kind } from "@bubustack/api/kind";

/** What the webhook server has to be allowed, as rules of a ClusterRole. */
export interface Right {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const read = ["get", "list", "watch"];

/**
 * All that the webhook server needs of the Kubernetes API: to read the kinds that rules may ask for and the namespaces
 * that they are in, and to ask what a user may do. It writes nothing.
 */
export function rights(kinds: readonly Pick<Kind, "group" | "plural">[]): readonly Right[] {
  const groups = [...new Set(kinds.map(({ group }) => group))].toSorted();
  return [
    ...groups.map((group) => ({
      apiGroups: [group],
      resources: kinds.filter((kind) => kind.group === group).map(({ plural }) => plural),
      verbs: read,
    })),
    { apiGroups: [""], resources: ["namespaces"], verbs: read },
    { apiGroups: ["authorization.k8s.io"], resources: ["subjectaccessreviews"], verbs: ["create"] },
  ];
}
