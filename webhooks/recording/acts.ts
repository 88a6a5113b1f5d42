import { exceptionChanged } from "@bubustack/api/audit/events/exception-changed";
import { grantChanged } from "@bubustack/api/audit/events/grant-changed";
import { policyChanged } from "@bubustack/api/audit/events/policy-changed";
import { canonicalJson } from "@bubustack/api/canonical-json";
import type { Json } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { actorRecord } from "@bubustack/audit/personal/actor";
import type { Event } from "@bubustack/audit/record/event";
import { hashOf } from "./asked.ts";
import type { Recording } from "./decided.ts";
import { cut, subjectText } from "./decided.ts";
import type { Evidence } from "./evidence.ts";

const types: { readonly [kind: string]: { readonly type: string } } = {
  ClusterPolicy: policyChanged,
  Policy: policyChanged,
  ClusterPolicyException: exceptionChanged,
  PolicyException: exceptionChanged,
  ReferenceGrant: grantChanged,
};
const changes = { CREATE: "created", UPDATE: "updated", DELETE: "deleted" } as const;
/** Bytes of a spec that is recorded whole. */
const specBytes = 40 * 1024;

/** The record of a change of what is judged by, where the validating webhook let one pass that changes the spec. */
export function actEvent(evidence: Evidence, recording: Recording, digests: Digests): Event | undefined {
  const { decision, webhook, subject, asked } = evidence;
  const { act } = asked;
  const type = types[subject.kind]?.type;
  if (webhook !== "validate" || !evidence.allowed || act === undefined || type === undefined) return undefined;
  if (subject.operation === "CONNECT") return undefined;
  const deleted = subject.operation === "DELETE";
  const { oldSpec, spec } = act;
  if (!deleted && equal(oldSpec, spec)) return undefined;
  const said = (deleted ? oldSpec : spec) ?? {};
  const bytes = Buffer.byteLength(canonicalJson(said));
  const named = {
    kind: cut(subject.kind),
    namespace: cut(subject.namespace),
    name: cut(subject.name),
  };
  const digest = (content: Json) => `sha256:${hashOf([named.kind, named.namespace, named.name, content], digests)}`;
  const data = {
    decision,
    change: changes[subject.operation],
    ...(subject.dryRun && { dryRun: true }),
    apiVersion: cut(act.apiVersion),
    ...named,
    actor: actorRecord(asked.user, recording.key, recording.sealed),
    ...(!deleted && spec !== undefined && { digest: digest(spec) }),
    ...(oldSpec !== undefined && { previousDigest: digest(oldSpec) }),
    ...(bytes <= specBytes && isObject(said) ? { spec: said } : { specBytes: bytes }),
    ...(type === exceptionChanged.type && approvalOf(said)),
  };
  return { source: recording.source, type, subject: subjectText({ group: "policy.bubustack.io", ...named }), data };
}

function approvalOf(spec: Json) {
  const approval = isObject(spec) ? spec["approval"] : undefined;
  if (!isObject(approval) || typeof approval["by"] !== "string") return {};
  const { by, at, digest } = approval;
  return {
    approval: {
      by: cut(by, 1_024),
      ...(typeof at === "string" && { at }),
      ...(typeof digest === "string" && { digest: cut(digest, 64) }),
    },
  };
}
