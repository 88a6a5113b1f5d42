/** Policies and exceptions that the examples of rules are made of. */
import type { JsonObject } from "@bubustack/api/json";
import { annotations } from "@bubustack/api/keys";
import { AuditLog } from "@bubustack/api/policy/audit-log";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { Policy } from "@bubustack/api/policy/policy";
import { PolicyException } from "@bubustack/api/policy/policy-exception";
import { make } from "./objects.ts";

const writes = { apiVersions: ["v1alpha1"], operations: ["CREATE", "UPDATE"] };

/** A ClusterPolicy about the images of templates, with exceptions of up to 720 hours, unless `spec` says otherwise. */
export function clusterPolicy(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return make(
    ClusterPolicy,
    { name: "by-digest", ...metadata },
    {
      exceptions: { maxDuration: "720h" },
      matchConstraints: {
        resourceRules: [{ ...writes, apiGroups: ["catalog.bubustack.io"], resources: ["engramtemplates"] }],
      },
      validations: [{ name: "pinned", expression: "object.spec.image.contains('@sha256:')", path: "spec.image" }],
      ...spec,
    },
  );
}

/** A Policy of `default` about the number of steps of Stories, unless `spec` says otherwise. */
export function policy(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return make(
    Policy,
    { name: "few-steps", namespace: "default", ...metadata },
    {
      exceptions: { maxDuration: "24h" },
      matchConstraints: { resourceRules: [{ ...writes, apiGroups: ["bubustack.io"], resources: ["stories"] }] },
      validations: [{ name: "few", expression: "object.spec.steps.size() <= 10", path: "spec.steps" }],
      ...spec,
    },
  );
}

const rest = { reason: "vendor ships no digests before March", expiresAt: "1970-01-20T00:00:00Z" };
/** Exceptions that are stored say who wrote them: the annotation of one that `grace` wrote. */
export const byGrace: JsonObject = { annotations: { [annotations.authors]: '["grace"]' } };

/** An exception from `clusterPolicy()` until the twentieth day of the epoch, unless `spec` says otherwise. */
export function clusterException(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return make(
    ClusterPolicyException,
    { name: "scanner", ...metadata },
    {
      policies: [{ name: "by-digest" }],
      match: { resources: ["engramtemplates"], names: ["scanner"] },
      ...rest,
      ...spec,
    },
  );
}

/** An exception from `policy()` in `default` until the end of the first day, unless `spec` says otherwise. */
export function exception(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return make(
    PolicyException,
    { name: "large", namespace: "default", ...metadata },
    {
      policies: [{ kind: "Policy", name: "few-steps" }],
      match: { resources: ["stories"], names: ["large"] },
      reason: "it is split up next week",
      expiresAt: "1970-01-01T23:00:00Z",
      ...spec,
    },
  );
}

/** The log of the replica `bubu-webhook-0` in `bubu-system`, unless `spec` says otherwise. */
export function auditLog(spec: JsonObject = {}, status?: JsonObject): JsonObject {
  const origin = "bubu-webhook.bubu-system/bubu-webhook-0";
  const key = `${origin}+1c42cda9+AQRoj/TnOoKZXfKWJ9GIvh8wF7Q1QiV4cYbF9nrZ4Vtd`;
  const object = make(AuditLog, { name: origin.replace("/", ".") }, { origin, key, ...spec });
  return status === undefined ? object : { ...object, status };
}
