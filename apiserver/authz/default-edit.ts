/** What `edit` allows in a namespace beyond `view`: to write, to read secrets, and to act as its ServiceAccounts. */
import type { JsonObject } from "@bubustack/api/json";
import { on, read, readAndWrite, write } from "./rule-words.ts";

const intoPods = ["pods/attach", "pods/exec", "pods/portforward", "pods/proxy"];

export const editRules: readonly JsonObject[] = [
  on("", [...intoPods, "secrets", "services/proxy"], read),
  on("", ["serviceaccounts"], ["impersonate"]),
  on("", ["pods", ...intoPods], write),
  on("", ["pods/eviction"], ["create"]),
  on(
    "",
    [
      "configmaps",
      "persistentvolumeclaims",
      "replicationcontrollers",
      "replicationcontrollers/scale",
      "secrets",
      "serviceaccounts",
      "services",
      "services/proxy",
    ],
    write,
  ),
  on("", ["serviceaccounts/token"], ["create"]),
  on(["", "events.k8s.io"], ["events"], write),
  on(
    "apps",
    [
      "daemonsets",
      "deployments",
      "deployments/rollback",
      "deployments/scale",
      "replicasets",
      "replicasets/scale",
      "statefulsets",
      "statefulsets/scale",
    ],
    write,
  ),
  on("autoscaling", ["horizontalpodautoscalers"], write),
  on("batch", ["cronjobs", "jobs"], write),
  on(
    "extensions",
    [
      "daemonsets",
      "deployments",
      "deployments/rollback",
      "deployments/scale",
      "ingresses",
      "networkpolicies",
      "replicasets",
      "replicasets/scale",
      "replicationcontrollers/scale",
    ],
    write,
  ),
  on("policy", ["poddisruptionbudgets"], write),
  on("networking.k8s.io", ["ingresses", "networkpolicies"], write),
  on("coordination.k8s.io", ["leases"], readAndWrite),
  on("resource.k8s.io", ["resourceclaims", "resourceclaimtemplates"], write),
];
