/** Resources of Kubernetes and ours, as far as rules about them can be told to match nothing. */
import { kinds } from "@bubustack/api/kinds";

/** Those of groups that are known whole; a resource that is not among them is none of the group. */
const namespaced: { readonly [group: string]: string } = {
  "": "bindings configmaps endpoints events limitranges persistentvolumeclaims pods podtemplates replicationcontrollers resourcequotas secrets serviceaccounts services",
  apps: "controllerrevisions daemonsets deployments replicasets statefulsets",
  batch: "cronjobs jobs",
  autoscaling: "horizontalpodautoscalers",
  "networking.k8s.io": "ingresses networkpolicies",
  policy: "poddisruptionbudgets",
  "rbac.authorization.k8s.io": "rolebindings roles",
};
const ofCluster: { readonly [group: string]: string } = {
  "": "componentstatuses namespaces nodes persistentvolumes",
  "networking.k8s.io": "ingressclasses ipaddresses servicecidrs",
  "rbac.authorization.k8s.io": "clusterrolebindings clusterroles",
};

interface Known {
  readonly namespaced: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

const groups: ReadonlyMap<string, Known> = known();

function known(): ReadonlyMap<string, Known> {
  const words = (text: string | undefined) => (text === undefined ? [] : text.split(" "));
  const found = new Map(
    Object.keys(namespaced).map((group): [string, Known] => {
      const inside = words(namespaced[group]);
      return [group, { namespaced: new Set(inside), all: new Set([...inside, ...words(ofCluster[group])]) }];
    }),
  );
  for (const [group, own] of Map.groupBy(kinds, (kind) => kind.group))
    found.set(group, {
      namespaced: new Set(own.filter(({ scope }) => scope === "Namespaced").map(({ plural }) => plural)),
      all: new Set(own.map(({ plural }) => plural)),
    });
  return found;
}

/** All resources of a group; undefined where the group is not known whole. */
export function resourcesOf(group: string): ReadonlySet<string> | undefined {
  return groups.get(group)?.all;
}

/** Whether a resource is in namespaces; undefined where it is not known. */
export function isNamespaced(group: string, resource: string): boolean | undefined {
  const found = groups.get(group);
  return found?.all.has(resource) ? found.namespaced.has(resource) : undefined;
}

const only: { readonly [subresource: string]: readonly string[] } = {
  ephemeralcontainers: ["UPDATE"],
  resize: ["UPDATE"],
  scale: ["UPDATE"],
  status: ["UPDATE"],
  binding: ["CREATE"],
  eviction: ["CREATE"],
  token: ["CREATE"],
  exec: ["CONNECT"],
  attach: ["CONNECT"],
  portforward: ["CONNECT"],
  proxy: ["CONNECT"],
};

/** The operations on a subresource of Kubernetes; undefined where that is not known. Objects themselves are never connected to. */
export function operationsOf(subresource: string): readonly string[] | undefined {
  if (subresource === "") return ["CREATE", "UPDATE", "DELETE"];
  return Object.hasOwn(only, subresource) ? only[subresource] : undefined;
}
