/** A verdict of policies in the form that all verdicts have, for those who answer with one. */
import type { Path } from "@bubustack/api/path";
import { printable } from "@bubustack/api/printable";
import type { Finding, FindingType } from "../finding.ts";
import type { Verdict } from "../kernel.ts";
import type { PolicyFinding, PolicyName, PolicyRecord, PolicyVerdict } from "./verdict.ts";

/**
 * What policies said of a request, judged by what has this digest. A policy that could not be judged by counts as one that went
 * wrong: without `ignores` it refuses.
 */
export function told(verdict: PolicyVerdict, digest: string, ignores: boolean): Verdict {
  const { findings, unverified, patches, records, cost } = verdict;
  const refusing = findings.filter(({ action }) => action === "Deny");
  const unable = ignores ? [] : unverified.map(unverifiedFinding);
  const [first] = refusing;
  return {
    allowed: refusing.length + unable.length === 0,
    findings: [...refusing.map(findingOf), ...unable],
    ...(first !== undefined && { reason: first.reason }),
    warnings: findings.filter(({ action }) => action === "Warn").map(findingOf),
    unverified: unverified.map((one) => ({ rule: ruleOf(one, ""), reason: one.reason })),
    patches,
    auditAnnotations: { ...annotationsOf(verdict.auditAnnotations), ...recordsOf(records) },
    digest,
    cost,
  };
}

/** `clusterpolicies/<name>/<rule>` or `policies/<namespace>/<name>/<rule>`. */
function ruleOf({ policy, kind, namespace }: PolicyName, rule: string): string {
  const of = namespace === undefined ? [`${kind ?? "policy"}s`.toLowerCase()] : ["policies", namespace];
  const words = kind === "ClusterPolicy" ? ["clusterpolicies"] : of;
  return [...words, policy, rule].filter((word) => word !== "").join("/");
}

/** A message of a policy is whatever its author wrote: it is kept to one line. */
function findingOf(finding: PolicyFinding): Finding {
  return {
    rule: ruleOf(finding, finding.rule),
    path: pathOf(finding.path),
    type: typeOf(finding),
    message: printable(finding.message.replaceAll(/\s+/g, " ")).trim(),
  };
}

function typeOf({ error, reason }: PolicyFinding): FindingType {
  if (error !== undefined) return "InternalError";
  return reason === "Forbidden" || reason === "Unauthorized" ? "FieldValueForbidden" : "FieldValueInvalid";
}

function unverifiedFinding(one: PolicyName & { readonly reason: string }): Finding {
  const message = `the policy could not be evaluated: ${printable(one.reason)}`;
  return { rule: ruleOf(one, "error/unverified"), path: [], type: "InternalError", message };
}

/** `spec.containers[0].image` as segments. */
export function pathOf(text: string): Path {
  return [...text.matchAll(/\[(\d{1,9})\]|\[([^\]]*)\]|[^.[\]]+/g)].map(([whole, index, key]) =>
    index === undefined ? (key ?? whole) : Number(index),
  );
}

/** The API server takes a name of at most 63 letters, digits, `-`, `_` and `.`, and drops others: they are kept in one annotation. */
const plain = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

function annotationsOf(given: PolicyVerdict["auditAnnotations"]): { readonly [key: string]: string } {
  const kept: [string, string][] = [];
  const rest: [string, string][] = [];
  for (const [key, value] of Object.entries(given)) {
    const name = key.replaceAll("/", ".");
    if (plain.test(name)) kept.push([name, value]);
    else rest.push([key, value]);
  }
  if (rest.length > 0) kept.push(["annotations", JSON.stringify(Object.fromEntries(rest))]);
  return Object.fromEntries(kept);
}

/** What exceptions let pass, and what counted for nothing. */
function recordsOf(records: readonly PolicyRecord[]): { readonly [key: string]: string } {
  const excepted = records.flatMap((one) =>
    one.record === "excepted"
      ? [
          {
            rule: ruleOf(one, one.rule),
            message: one.message,
            exception: one.exception,
            approvedBy: one.approvedBy,
            expiresAt: one.expiresAt,
          },
        ]
      : [],
  );
  const ignored = records.flatMap((one) =>
    one.record === "ignored" ? [{ policy: ruleOf(one, ""), message: one.message }] : [],
  );
  return {
    ...(excepted.length > 0 && { excepted: JSON.stringify(excepted) }),
    ...(ignored.length > 0 && { ignored: JSON.stringify(ignored) }),
  };
}
