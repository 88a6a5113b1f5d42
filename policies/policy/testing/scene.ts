/** Policies of ours, exceptions and questions for tests. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { binding, policy, request, shape, world } from "../../admission/testing/scene.ts";
import { approvedDigest } from "../../facts/approved-digest.ts";
import { host as digests } from "../../testing/host.ts";
import { defaultReach } from "../excluded.ts";
import type { Question } from "../judge.ts";
import { judgeByPolicies } from "../judge.ts";
import { compilePolicies } from "../policies.ts";
import type { PolicyVerdict } from "../verdict.ts";

/** 2024-06-01T00:00:00Z. */
export const now = 1_717_200_000_000;

const apiVersion = "policy.bubustack.io/v1alpha1";
const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] };
const matchConstraints = { resourceRules: [rule] };

/** A ClusterPolicy about ConfigMaps. */
export function clusterPolicy(spec: JsonObject, name = "p"): JsonObject {
  return { apiVersion, kind: "ClusterPolicy", metadata: { name }, spec: { matchConstraints, ...spec } };
}

/** A Policy of the namespace `n` about ConfigMaps. */
export function namespacePolicy(spec: JsonObject, name = "p", namespace = "n"): JsonObject {
  return { apiVersion, kind: "Policy", metadata: { name, namespace }, spec: { matchConstraints, ...spec } };
}

/** A ClusterPolicy about Pods, and what makes them. */
export function podPolicy(
  spec: JsonObject,
  name = "p",
  kinds: readonly string[] = ["Deployment", "CronJob"],
): JsonObject {
  const resourceRules = [{ ...rule, resources: ["pods"] }];
  return clusterPolicy({ matchConstraints: { resourceRules }, autogen: { podControllers: [...kinds] }, ...spec }, name);
}

/** An approved exception from the ClusterPolicy `p` for ConfigMaps; `namespace` makes it one of that namespace. */
export function exception(spec: JsonObject = {}, namespace?: string, approval: JsonObject | null = {}): JsonObject {
  const rest: JsonObject = {
    policies: [{ name: "p" }],
    match: { resources: ["configmaps"] },
    reason: "the vendor is slow",
    expiresAt: "2024-06-02T00:00:00Z",
    ...spec,
  };
  const signed = { by: "eve", at: "2024-05-31T00:00:00Z", digest: approvedDigest(rest, digests), ...approval };
  return {
    apiVersion,
    kind: namespace === undefined ? "ClusterPolicyException" : "PolicyException",
    metadata: { name: "e", ...(namespace !== undefined && { namespace }) },
    spec: { ...rest, ...(approval !== null && { approval: signed }) },
  };
}

/** A policy of Kubernetes with its binding. */
export function native(
  kind: "Validating" | "Mutating",
  spec: JsonObject,
  bound: JsonObject = {},
): readonly JsonObject[] {
  const apiGroup = "admissionregistration.k8s.io/v1";
  return [policy(kind, spec), { apiVersion: apiGroup, kind: `${kind}AdmissionPolicyBinding`, ...binding(bound) }];
}

/** A question about the creation of a ConfigMap. */
export function question(objects: readonly JsonObject[], more: Partial<Question> = {}): Question {
  return {
    request: request(),
    policies: compilePolicies(objects, digests),
    world: world(),
    reach: defaultReach,
    now,
    shape: () => shape,
    ...more,
  };
}

/** The verdict on a question in which nothing has to be asked. */
export function verdict(objects: readonly JsonObject[], more: Partial<Question> = {}): PolicyVerdict {
  const judged = judgeByPolicies(question(objects, more));
  if ("needs" in judged) throw new Error(`it asks: ${JSON.stringify(judged.needs)}`);
  return judged.verdict;
}

/** A Deployment, or with `cron` a CronJob, of one Pod. */
export function deployment(spec: JsonObject, cron = false): JsonObject {
  const template = { metadata: { labels: { app: "a" } }, spec };
  return cron
    ? {
        apiVersion: "batch/v1",
        kind: "CronJob",
        metadata: { name: "d", namespace: "n" },
        spec: { jobTemplate: { spec: { template } } },
      }
    : { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "d", namespace: "n" }, spec: { template } };
}

/** The creation of an object of `apps` or `batch`. */
export function creation(object: JsonObject) {
  const [group = "", version = ""] = String(object["apiVersion"]).split("/");
  const kind = String(object["kind"]);
  const { name, namespace } = isObject(object["metadata"]) ? object["metadata"] : {};
  return request({
    kind: { group, version, kind },
    resource: { group, version, resource: `${kind.toLowerCase()}s` },
    name: String(name),
    namespace: String(namespace),
    object,
  });
}
