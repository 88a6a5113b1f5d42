/** Exceptions from our policies, compiled, and whether they have effect. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import type { Condition } from "../admission/conditions.ts";
import { compileConditions } from "../admission/conditions.ts";
import { environmentFor } from "../admission/environment.ts";
import { listAt, objectAt, textAt } from "../admission/policy.ts";
import { approvedDigest } from "../facts/approved-digest.ts";
import { microseconds } from "../facts/instant.ts";
import type { OwnPolicy } from "./own-policy.ts";
import { policyKey } from "./own-policy.ts";

/** A ClusterPolicyException or PolicyException. */
export interface Exception {
  readonly kind: "ClusterPolicyException" | "PolicyException";
  /** Of a PolicyException: the only one in which it has effect. Empty for one of the cluster. */
  readonly namespace: string;
  readonly name: string;
  /** Keys of policies, each with the validations that do not count; undefined: the whole policy. */
  readonly policies: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  readonly resources: readonly ExceptedResource[];
  /** Undefined: any. */
  readonly names: ReadonlySet<string> | undefined;
  readonly namespaces: ReadonlySet<string> | undefined;
  readonly conditions: readonly Condition[];
  readonly reason: string;
  /** Milliseconds since the Unix epoch; undefined where it is no time. */
  readonly expires: number | undefined;
  readonly expiresAt: string;
  readonly approved: { readonly by: string; readonly at: number } | undefined;
  /** Why it has no effect, whatever the policy and the time. */
  readonly flaw: string | undefined;
}

/** `pods`, `deployments.apps`, `pods/ephemeralcontainers`. */
export interface ExceptedResource {
  readonly resource: string;
  /** Undefined: any. */
  readonly group: string | undefined;
  readonly subresource: string;
}

/** Compiles an exception. */
export function readException(object: JsonObject, digests: Digests): Exception {
  const spec = objectAt(object, "spec");
  const metadata = objectAt(object, "metadata");
  const namespaced = object["kind"] === "PolicyException";
  const namespace = namespaced ? textAt(metadata, "namespace") : "";
  const match = objectAt(spec, "match");
  const approval = objectAt(spec, "approval");
  const at = milliseconds(textAt(approval, "at"));
  const by = textAt(approval, "by");
  const expires = milliseconds(textAt(spec, "expiresAt"));
  const exception = {
    kind: namespaced ? ("PolicyException" as const) : ("ClusterPolicyException" as const),
    namespace,
    name: textAt(metadata, "name"),
    policies: policiesOf(listAt(spec, "policies"), namespace),
    resources: textsOf(match["resources"]).map(resourceOf),
    names: match["names"] === undefined ? undefined : new Set(textsOf(match["names"])),
    namespaces: match["namespaces"] === undefined ? undefined : new Set(textsOf(match["namespaces"])),
    conditions: compileConditions(match["conditions"], environmentFor({ params: false, authorizer: true })),
    reason: textAt(spec, "reason"),
    expires,
    expiresAt: textAt(spec, "expiresAt"),
    approved: by !== "" && at !== undefined ? { by, at } : undefined,
  };
  return { ...exception, flaw: flawOf(exception, namespaced, spec, textAt(approval, "digest"), digests) };
}

function flawOf(
  { approved, reason, expires, resources, namespace }: Omit<Exception, "flaw">,
  namespaced: boolean,
  spec: JsonObject,
  digest: string,
  digests: Digests,
): string | undefined {
  if (reason.trim() === "") return "spec.reason is missing";
  if (expires === undefined) return "spec.expiresAt is no time";
  if (resources.length === 0) return "spec.match.resources names nothing";
  if (namespaced && namespace === "") return "metadata.namespace is missing";
  if (approved === undefined) return "spec.approval is missing: nobody has approved it";
  if (digest !== approvedDigest(spec, digests))
    return "spec.approval.digest is not that of the text: it was changed since";
  return undefined;
}

function policiesOf(given: readonly Json[], namespace: string): Exception["policies"] {
  const found = new Map<string, ReadonlySet<string> | undefined>();
  for (const item of given) {
    if (!isObject(item)) continue;
    const own = namespace !== "" && item["kind"] === "Policy";
    const rules = item["rules"];
    found.set(
      policyKey(own ? namespace : "", textAt(item, "name")),
      rules === undefined ? undefined : new Set(textsOf(rules)),
    );
  }
  return found;
}

function resourceOf(text: string): ExceptedResource {
  const [whole = "", subresource = ""] = text.split("/");
  const dot = whole.indexOf(".");
  return dot < 0
    ? { resource: whole, group: undefined, subresource }
    : { resource: whole.slice(0, dot), group: whole.slice(dot + 1), subresource };
}

/** Why an exception has no effect on a policy at a time (milliseconds since the Unix epoch); undefined where it has. */
export function withoutEffect(
  { flaw, approved, expires, expiresAt }: Exception,
  { maxDuration, kind, title }: OwnPolicy,
  now: number,
): string | undefined {
  if (flaw !== undefined) return flaw;
  if (approved === undefined || expires === undefined) return "it is not approved";
  if (now >= expires) return `it has expired at ${expiresAt}`;
  if (maxDuration === undefined) return `${kind} "${title}" allows no exceptions: it has no exceptions.maxDuration`;
  if (expires - approved.at > maxDuration)
    return `it lasts longer from its approval than exceptions.maxDuration of ${kind} "${title}"`;
  return undefined;
}

function milliseconds(text: string): number | undefined {
  const micro = microseconds(text);
  return micro === undefined ? undefined : micro / 1_000;
}

function textsOf(given: Json | undefined): readonly string[] {
  return isList(given) ? given.filter((item) => typeof item === "string") : [];
}
