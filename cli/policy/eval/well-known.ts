/** Kinds of Kubernetes that the embedded API does not serve, by how they are asked for. */
interface WellKnown {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const inNamespaces: readonly (readonly [apiVersion: string, kind: string, resource: string])[] = [
  ["v1", "PersistentVolumeClaim", "persistentvolumeclaims"],
  ["v1", "LimitRange", "limitranges"],
  ["v1", "ResourceQuota", "resourcequotas"],
  ["v1", "PodTemplate", "podtemplates"],
  ["v1", "ReplicationController", "replicationcontrollers"],
  ["apps/v1", "StatefulSet", "statefulsets"],
  ["apps/v1", "DaemonSet", "daemonsets"],
  ["batch/v1", "CronJob", "cronjobs"],
  ["autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"],
  ["networking.k8s.io/v1", "Ingress", "ingresses"],
  ["networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"],
  ["policy/v1", "PodDisruptionBudget", "poddisruptionbudgets"],
];
const inTheCluster: typeof inNamespaces = [
  ["v1", "Node", "nodes"],
  ["v1", "PersistentVolume", "persistentvolumes"],
  ["networking.k8s.io/v1", "IngressClass", "ingressclasses"],
  ["node.k8s.io/v1", "RuntimeClass", "runtimeclasses"],
  ["scheduling.k8s.io/v1", "PriorityClass", "priorityclasses"],
  ["storage.k8s.io/v1", "StorageClass", "storageclasses"],
];

const known = new Map(
  [...inNamespaces, ...inTheCluster].map((row): readonly [string, WellKnown] => {
    const [apiVersion, kind, resource] = row;
    const [version = "", group = ""] = apiVersion.split("/").reverse();
    return [`${apiVersion} ${kind}`, { group, version, resource, kind, namespaced: inNamespaces.includes(row) }];
  }),
);

/** A kind by name; undefined where it is not among them. */
export function wellKnown(apiVersion: string, kind: string): WellKnown | undefined {
  return known.get(`${apiVersion} ${kind}`);
}
