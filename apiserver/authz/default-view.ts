/** What `view` allows in a namespace: to read all but secrets, roles and what leads into containers. */
import type { JsonObject } from "@bubustack/api/json";
import { on, read } from "./rule-words.ts";

const withStatus = (...resources: readonly string[]) =>
  resources.flatMap((resource) => [resource, `${resource}/status`]);

export const viewRules: readonly JsonObject[] = [
  on(
    "",
    [
      "configmaps",
      "endpoints",
      "pods",
      "replicationcontrollers",
      "replicationcontrollers/scale",
      "serviceaccounts",
      ...withStatus("persistentvolumeclaims", "services"),
    ],
    read,
  ),
  on(
    "",
    [
      "bindings",
      "limitranges",
      "namespaces/status",
      "pods/log",
      "pods/status",
      "replicationcontrollers/status",
      ...withStatus("resourcequotas"),
    ],
    read,
  ),
  on("", ["namespaces"], read),
  on(["", "events.k8s.io"], ["events"], read),
  on("discovery.k8s.io", ["endpointslices"], read),
  on(
    "apps",
    [
      "controllerrevisions",
      ...withStatus("daemonsets", "deployments", "replicasets", "statefulsets"),
      "deployments/scale",
      "replicasets/scale",
      "statefulsets/scale",
    ],
    read,
  ),
  on("autoscaling", withStatus("horizontalpodautoscalers"), read),
  on("batch", withStatus("cronjobs", "jobs"), read),
  on(
    "extensions",
    [
      ...withStatus("daemonsets", "deployments", "ingresses", "replicasets"),
      "deployments/scale",
      "networkpolicies",
      "replicasets/scale",
      "replicationcontrollers/scale",
    ],
    read,
  ),
  on("policy", withStatus("poddisruptionbudgets"), read),
  on("networking.k8s.io", ["networkpolicies", ...withStatus("ingresses")], read),
  on("resource.k8s.io", ["resourceclaimtemplates", ...withStatus("resourceclaims")], read),
];
