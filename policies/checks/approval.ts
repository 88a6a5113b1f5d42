/** Who wrote an exception, and who may let it be. */
import { parseDuration } from "@bubustack/api/duration";
import type { JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import { annotations } from "@bubustack/api/keys";
import type { AccessAsk } from "../access.ts";
import { accessAsk } from "../access.ts";
import { approvedDigest } from "../facts/approved-digest.ts";
import { microseconds, second } from "../facts/instant.ts";
import { annotation, metadataText } from "../facts/metadata.ts";
import type { Excepted, ExceptionContext } from "../facts/policy-exception.ts";
import { asksApproval, authorsOf, changeOf, mostAuthors } from "../facts/policy-exception.ts";
import type { Found } from "../finding.ts";
import { forbidden, invalid, tooMany } from "../finding.ts";
import type { Ask } from "../related.ts";
import type { Assignment } from "../rule.ts";

const approval = ["spec", "approval"];
const authors = ["metadata", "annotations", annotations.authors];

/** The authors after a write, as the annotation has them; undefined where nobody can know. */
function authorsText(context: ExceptionContext): string | undefined {
  const { old, user } = context;
  if (!changeOf(context).written) return annotation(old, annotations.authors);
  // A linter and a scan have no request, and write nothing.
  if (user === undefined) return undefined;
  return JSON.stringify([...new Set([...authorsOf(old), user.username ?? ""])].sort());
}

/** Records who writes. */
export function recordAuthors(context: ExceptionContext): readonly Assignment[] {
  const text = authorsText(context);
  return text === undefined ? [] : [{ path: authors, value: text }];
}

/** What is recorded is changed by nobody. */
export function authorFindings(context: ExceptionContext): readonly Found[] {
  const { object, old, user } = context;
  if (user === undefined || old === undefined) return [];
  const text = authorsText(context);
  if (annotation(object, annotations.authors) !== text)
    return [forbidden(authors, "who wrote the exception is recorded by the platform", { fix: "leave it as it is" })];
  const count = authorsOf(object).length;
  if (count <= mostAuthors) return [];
  return [tooMany(authors, `${count} users have written parts of the exception`, { fix: "create it anew" })];
}

/** An approval is signed with the name of the request's user; one of what is no longer there is taken away. */
export function stampApproval(context: ExceptionContext): readonly Assignment[] {
  const { object, facts, user, host } = context;
  const { written, approved } = changeOf(context);
  if (object.spec.approval === undefined) return [];
  if (written) return approved ? [] : [{ path: approval, remove: true }];
  if (!approved || user === undefined) return [];
  return [
    { path: [...approval, "by"], value: user.username ?? "" },
    { path: [...approval, "at"], value: second(host.now()) },
    ...(object.spec.approval.digest === undefined
      ? [{ path: [...approval, "digest"], value: approvedDigest(facts.rest, host) }]
      : []),
  ];
}

/** What is approved is there already, and is what the approver has seen. */
export function approvedTextFindings(context: ExceptionContext): readonly Found[] {
  const { object, facts, host } = context;
  const { written, approved } = changeOf(context);
  if (!approved) return [];
  // What is being deleted is judged no more, so that its authors may have been changed.
  if (metadataText(object, "deletionTimestamp") !== "")
    return [forbidden(approval, "the exception is being deleted", { fix: "create it anew" })];
  if (written) {
    const fix = "leave out the approval, and have somebody else approve what is stored";
    return [forbidden(approval, "is set together with what it would approve", { fix })];
  }
  const digest = approvedDigest(facts.rest, host);
  const given = object.spec.approval?.digest;
  if (given === undefined || given === digest) return [];
  return [
    invalid([...approval, "digest"], `${brief(given)} is not the digest of the exception as it stands`, {
      fix: `read it again; the digest is ${brief(digest)}`,
    }),
  ];
}

/** The rights that an approver must hold. */
export function approvalAsks(context: ExceptionContext): readonly AccessAsk[] {
  if (!asksApproval(context)) return [];
  return context.facts.policies.map((one) => exceptAsk(context, one));
}

function exceptAsk({ user, namespace }: ExceptionContext, { kind, name }: Excepted): AccessAsk {
  const own = kind === "Policy";
  return accessAsk(user, {
    verb: "except",
    group: "policy.bubustack.io",
    resource: own ? "policies" : "clusterpolicies",
    namespace: own ? namespace : "",
    name,
  });
}

/** An approver is none of the authors and holds the verb `except` on each policy. */
export function approverFindings(context: ExceptionContext): readonly Found[] {
  const { user, old, facts, related } = context;
  if (!asksApproval(context) || user === undefined) return [];
  const name = user.username ?? "";
  const wrote = authorsOf(old);
  const own: Found[] = [];
  if (wrote.includes(name))
    own.push(
      forbidden(approval, `${brief(name)} wrote the exception, or a part of it`, {
        fix: "have somebody else approve it",
      }),
    );
  else if (wrote.length === 0)
    own.push(forbidden(approval, "nobody knows who wrote the exception", { fix: "create it anew" }));
  const lacking = facts.policies.filter((one) => related.denied(exceptAsk(context, one)));
  return [
    ...own,
    ...lacking.map(({ kind, name: policy }) =>
      forbidden(approval, `${brief(name)} may not make exceptions from ${kind} ${brief(policy)}`, {
        fix: `have it approved by somebody who holds the verb except on ${kind === "Policy" ? "policies" : "clusterpolicies"}.policy.bubustack.io`,
      }),
    ),
  ];
}

/** The policies that an exception names. */
export function policyAsks({ facts, namespace }: ExceptionContext): readonly Ask[] {
  return facts.policies.map((one) => policyAsk(one, namespace));
}

function policyAsk({ kind, name }: Excepted, namespace: string): Extract<Ask, { verb: "get" }> {
  return { verb: "get", kind, namespace: kind === "Policy" ? namespace : "", name };
}

/** The same where an approval is to be judged by them. */
export function approvalDurationAsks(context: ExceptionContext): readonly Ask[] {
  return asksApproval(context) ? policyAsks(context) : [];
}

/** How long exceptions from a policy may last, as it says; undefined where it allows none. */
export function maxDurationOf(policy: JsonObject): string | undefined {
  const spec = policy["spec"];
  const exceptions = isObject(spec) ? spec["exceptions"] : undefined;
  const text = isObject(exceptions) ? exceptions["maxDuration"] : undefined;
  return typeof text === "string" ? text : undefined;
}

/** An approved exception ends within the time that each of its policies allows, counted from the approval. */
export function durationFindings(context: ExceptionContext): readonly Found[] {
  if (!asksApproval(context)) return [];
  const { object, facts, related, namespace, host } = context;
  const end = microseconds(object.spec.expiresAt);
  if (end === undefined) return [];
  // The approval is stamped with the whole second.
  const lasts = end / 1_000 - Math.floor(host.now() / 1_000) * 1_000;
  return facts.policies.flatMap((one): readonly Found[] => {
    const ask = policyAsk(one, namespace);
    const shown = `${one.kind} ${brief(one.name)}`;
    const path = ["spec", "policies", one.at, "name"];
    if (related.absent(ask.kind, ask.namespace, ask.name))
      return [forbidden(path, `there is no ${shown}`, { fix: "approve it when the policy is there" })];
    const policy = related.get(ask.kind, ask.namespace, ask.name);
    if (policy === undefined) return [];
    const most = maxDurationOf(policy);
    const length = most === undefined ? undefined : parseDuration(most);
    if (most === undefined || length === undefined)
      return [
        forbidden(path, `exceptions from ${shown} are not allowed`, { fix: "leave it out, or change the policy" }),
      ];
    if (lasts <= length) return [];
    return [
      invalid(["spec", "expiresAt"], `is further away than the ${brief(most)} that ${shown} allows`, {
        fix: "have an earlier end written and approved",
      }),
    ];
  });
}
