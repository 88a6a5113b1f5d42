import type { AdmissionDecided } from "@bubustack/api/audit/events/admission-decided";
import { admissionDecided } from "@bubustack/api/audit/events/admission-decided";
import type { FindingRecord } from "@bubustack/api/audit/parts/finding";
import { mostFindings } from "@bubustack/api/audit/parts/finding";
import { mostPolicies } from "@bubustack/api/audit/parts/judged-by";
import { actorRecord } from "@bubustack/audit/personal/actor";
import type { NamespaceKey } from "@bubustack/audit/personal/namespace-key";
import type { Event } from "@bubustack/audit/record/event";
import { exceptionsOf } from "../excepted.ts";
import type { Evidence, FoundPart } from "./evidence.ts";

/** What a record takes besides the evidence. */
export interface Recording {
  /** Origin of the log. */
  readonly source: string;
  /** Of the namespace that the request is about. */
  readonly key: NamespaceKey;
  /** Whether what is personal is encrypted. */
  readonly sealed: boolean;
}

/** Bytes of JSON that the findings of one record take at most: with all else it stays below 60 KiB. */
const findingBytes = 24 * 1024;
/** And the policies. */
const policyBytes = 8 * 1024;

/** The record of a decision, `us` microseconds after its first byte; `verified` says whether the caller is the API server. */
export function decidedEvent(
  evidence: Evidence,
  { source, key, sealed }: Recording,
  { us, verified }: { readonly us: number; readonly verified: boolean },
): Event {
  const { decision, webhook, subject, asked, unjudged, findings, patchHash } = evidence;
  const { kept, rest } = split(findings, key);
  const policies = within(evidence.judgedBy.slice(0, mostPolicies), policyBytes);
  const exceptions = exceptionsOf(evidence.excepted);
  const digest = (hash: string) => (asked.secret ? key.digestOfHash(hash) : `sha256:${hash}`);
  const object = {
    group: cut(subject.group),
    kind: cut(subject.kind),
    namespace: cut(subject.namespace),
    name: cut(subject.name),
  };
  const data: AdmissionDecided = {
    decision,
    review: cut(subject.uid),
    webhook,
    operation: subject.operation,
    resource: {
      group: cut(asked.group),
      version: cut(asked.version),
      resource: cut(asked.resource),
      ...(asked.subresource !== "" && { subresource: cut(asked.subresource) }),
    },
    object,
    ...(asked.objectHash !== undefined && { objectDigest: digest(asked.objectHash) }),
    ...(asked.oldObjectHash !== undefined && { oldObjectDigest: digest(asked.oldObjectHash) }),
    actor: actorRecord(asked.user, key, sealed),
    caller: verified ? "verified" : "unverified",
    dryRun: subject.dryRun,
    verdict: unjudged !== undefined ? "unjudged" : evidence.allowed ? "allowed" : "refused",
    allowed: evidence.allowed,
    ...(unjudged !== undefined && { code: unjudged }),
    ...(evidence.reason !== undefined && { reason: evidence.reason }),
    findings: kept,
    findingCount: evidence.findingCount,
    warningCount: evidence.warningCount,
    ...(rest.length > 0 && { restDigest: key.digest(JSON.stringify(rest)) }),
    unverifiedCount: evidence.unverifiedCount,
    judgedBy: {
      digest: /^[0-9a-f]{64}$/.test(evidence.digest) ? evidence.digest : "",
      ...(policies.length > 0 && { policies }),
    },
    ...(evidence.edges.length > 0 && { edgeCount: evidence.edges.length }),
    ...(exceptions.length > 0 && {
      exceptions: exceptions.map(({ exception, rule }) => ({ ...exception, rule })),
    }),
    ...(patchHash !== undefined && {
      patchDigest: `sha256:${patchHash}`,
      patchOperations: evidence.patchOperations,
    }),
    latencyUs: Math.max(0, Math.round(us)),
  };
  return { id: decision, source, type: admissionDecided.type, subject: subjectText(object), data };
}

/** `<group>/<Kind>/<namespace>/<name>`. */
export function subjectText(object: { group: string; kind: string; namespace: string; name: string }): string {
  return `${object.group}/${object.kind}/${object.namespace}/${object.name}`;
}

/** As many findings as fit, and what does not. */
function split(findings: readonly FoundPart[], key: NamespaceKey) {
  const kept: FindingRecord[] = [];
  let bytes = 0;
  for (const { rule, path, code, message, action } of findings.slice(0, mostFindings)) {
    const record = { rule: cut(rule, 512), path: cut(path, 512), code, messageDigest: key.digest(message), action };
    bytes += Buffer.byteLength(JSON.stringify(record));
    if (bytes > findingBytes) break;
    kept.push(record);
  }
  return { kept, rest: findings.slice(kept.length) };
}

/** As many of the first as fit into so many bytes of JSON. */
function within<T>(all: readonly T[], most: number): readonly T[] {
  let bytes = 0;
  const over = all.findIndex((one) => {
    bytes += Buffer.byteLength(JSON.stringify(one));
    return bytes > most;
  });
  return over < 0 ? all : all.slice(0, over);
}

/** A text of at most so many characters; what is cut ends in an ellipsis. */
export function cut(text: string, most = 253): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
