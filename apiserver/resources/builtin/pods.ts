/** Pods. They are run as local processes: see `workloads/`. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { FieldError } from "../../validation/field-error.ts";
import { forbiddenField, notSupported } from "../../validation/field-error.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, listAt, objectAt, textAt, without } from "../object.ts";
import type { Column } from "../resource.ts";
import { flag, int, keyed, listOf, mapOf, object, text } from "../schema-words.ts";
import { completeContainer, container, containerProblems, ephemeralContainer } from "./containers.ts";
import { core } from "./core-types.ts";
import { define } from "./define.ts";

/** `spec` of pods and of their templates (core/v1 PodSpec). */
export const podSpec = core("PodSpec", "What is run, and how.", {
  activeDeadlineSeconds: int("Seconds after which the pod is ended.", "int64"),
  automountServiceAccountToken: flag("Whether it gets a token of its ServiceAccount."),
  containers: keyed("The programs.", container, "name"),
  ephemeralContainers: keyed("Programs for debugging. Kept, and not run.", ephemeralContainer, "name"),
  imagePullSecrets: keyed("Secrets to pull images with.", core("LocalObjectReference", "A secret."), "name"),
  hostAliases: keyed("Names for addresses.", core("HostAlias", "One of them."), "ip"),
  initContainers: keyed("Programs that run before them, one after the other.", container, "name"),
  nodeName: text("The machine. Set by the server."),
  nodeSelector: { ...mapOf("Labels of the machine.", { type: "string" }), "x-kubernetes-map-type": "atomic" },
  readinessGates: listOf("Conditions besides those of the containers.", core("PodReadinessGate", "One of them.")),
  restartPolicy: text("Always, OnFailure or Never."),
  serviceAccountName: text("As whom it acts."),
  terminationGracePeriodSeconds: int("Seconds that it is given to end.", "int64"),
  tolerations: listOf("Taints of machines that it bears.", core("Toleration", "One of them.")),
  volumes: keyed("Folders that containers see.", core("Volume", "One of them."), "name"),
});

/** `template` of what makes pods. */
export const podTemplate = object("What pods are made from.", {
  metadata: core("ObjectMeta", "Labels and annotations of the pods."),
  spec: podSpec,
});

/** The spec of a pod with what it left out. */
export function completeSpec(spec: JsonObject): JsonObject {
  const account = textAt(spec, "serviceAccountName") || textAt(spec, "serviceAccount") || "default";
  return {
    enableServiceLinks: true,
    ...templateSpec(spec),
    serviceAccountName: account,
    serviceAccount: account,
  };
}

/** The spec of a template with what it left out: the account is known when a pod is made from it. */
export function templateSpec(spec: JsonObject): JsonObject {
  const containers = (field: string) =>
    spec[field] === undefined ? {} : { [field]: listAt(spec, field).map((each) => completeContainer(objectAt(each))) };
  return {
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    dnsPolicy: "ClusterFirst",
    securityContext: {},
    schedulerName: "default-scheduler",
    ...spec,
    ...containers("initContainers"),
    ...containers("containers"),
  };
}

/** What is wrong with the spec of a pod. */
export function specProblems(spec: JsonObject, field: string, policies: readonly string[]): readonly FieldError[] {
  const policy = textAt(spec, "restartPolicy");
  const wrong = policies.includes(policy) ? [] : [notSupported(`${field}.restartPolicy`, policy, policies)];
  return [...containerProblems(spec, field), ...wrong];
}

/** A pod that runs stays until its programs have ended; one that never did, or has ended, is gone at once. */
function grace(pod: JsonObject, asked: number | undefined): number {
  const ended = ["Succeeded", "Failed"].includes(textAt(pod, "status", "phase"));
  if (ended || textAt(pod, "spec", "nodeName") === "" || textAt(pod, "status", "startTime") === "") return 0;
  const own = at(pod, "spec", "terminationGracePeriodSeconds");
  return Math.max(asked ?? (typeof own === "number" ? own : 30), 0);
}

const changeable = ["activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds"] as const;

/** What of a pod's spec may change: images, and a few limits. */
function fixed(spec: JsonObject): JsonObject {
  const bare = without(spec, ...changeable, "containers", "initContainers");
  const images = (field: string) => listAt(spec, field).map((each) => without(objectAt(each), "image"));
  return { ...bare, containers: images("containers"), initContainers: images("initContainers") };
}

function updateProblems(pod: JsonObject, old: JsonObject): readonly FieldError[] {
  const same = equal(fixed(objectAt(pod, "spec")), fixed(objectAt(old, "spec")));
  const detail =
    "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`," +
    "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations)," +
    "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";
  return same ? [] : [forbiddenField("spec", detail)];
}

function statuses(pod: JsonObject): readonly Json[] {
  return listAt(pod, "status", "containerStatuses");
}

function state(pod: JsonObject): string {
  if (at(pod, "metadata", "deletionTimestamp") !== undefined) return "Terminating";
  for (const each of [...listAt(pod, "status", "initContainerStatuses"), ...statuses(pod)]) {
    const waiting = textAt(each, "state", "waiting", "reason");
    if (waiting !== "" && waiting !== "PodInitializing") return waiting;
  }
  const reason = textAt(pod, "status", "reason");
  if (reason !== "") return reason;
  const phase = textAt(pod, "status", "phase");
  if (phase === "Succeeded") return "Completed";
  return phase === "Failed" ? "Error" : phase;
}

function column(name: string, cell: Column["cell"], type = "string", priority = 0): Column {
  return { name, type, description: `${name} of the pod.`, priority, cell };
}

export const pods = define({
  group: "",
  kind: "Pod",
  namespaced: true,
  shortNames: ["po"],
  categories: ["all"],
  status: true,
  answersDeleted: true,
  generation: true,
  selectableFields: ["status.phase", "spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName"],
  subresources: [{ name: "log", group: "", version: "v1", kind: "Pod", verbs: ["get"] }],
  columns: [
    column("Ready", (pod) => {
      const all = listAt(pod, "spec", "containers").length;
      return `${statuses(pod).filter((each) => at(each, "ready") === true).length}/${all}`;
    }),
    column("Status", state),
    column(
      "Restarts",
      (pod) => statuses(pod).reduce<number>((sum, each) => sum + Number(at(each, "restartCount") ?? 0), 0),
      "integer",
    ),
  ],
  schema: rootSchema("A Pod is a set of programs that run together. This server runs them as local processes.", {
    spec: podSpec,
    status: core("PodStatus", "How far it is. Written by the server.", {
      phase: text("Pending, Running, Succeeded or Failed."),
      conditions: keyed("Details of the state.", core("PodCondition", "One aspect."), "type"),
    }),
  }),
  strategy: {
    grace,
    ownDuplicates: true,
    // Patches leave out what a decoder fills in.
    defaults: (pod) =>
      isObject(pod["spec"]) ? { ...pod, spec: { enableServiceLinks: true, ...templateSpec(pod["spec"]) } } : pod,
    create: (pod) => ({
      ...pod,
      spec: completeSpec(objectAt(pod, "spec")),
      status: { phase: "Pending" },
    }),
    validate: (pod, old) => [
      ...specProblems(objectAt(pod, "spec"), "spec", ["Always", "OnFailure", "Never"]),
      ...(old === undefined ? [] : updateProblems(pod, old)),
    ],
  },
});
