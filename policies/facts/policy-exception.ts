/** What rules need to know about exceptions from policies. */

import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isList } from "@bubustack/api/json";
import { annotations } from "@bubustack/api/keys";
import type { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import type { PolicyException } from "@bubustack/api/policy/policy-exception";
import type { Context } from "../rule.ts";
import { annotation } from "./metadata.ts";

type Exception = ClusterPolicyException | PolicyException;
export type ExceptionContext = Context<Exception, ExceptionFacts>;

/** One policy that an exception names. */
export interface Excepted {
  readonly at: number;
  readonly kind: "ClusterPolicy" | "Policy";
  readonly name: string;
  /** Undefined: the whole policy. */
  readonly rules: readonly string[] | undefined;
}

export interface ExceptionFacts {
  readonly policies: readonly Excepted[];
  /** The spec without its approval: what is approved. */
  readonly rest: JsonObject;
}

export function exceptionFacts({ spec }: Exception): ExceptionFacts {
  return {
    policies: spec.policies.map((one, at) => ({
      at,
      kind: "kind" in one && one.kind === "Policy" ? "Policy" : "ClusterPolicy",
      name: one.name,
      rules: one.rules,
    })),
    rest: restOf(spec),
  };
}

/** A spec without its approval. */
export function restOf({ approval: _, ...rest }: Exception["spec"]): JsonObject {
  return rest as unknown as JsonObject;
}

/** What a write does to an exception. */
export interface Change {
  /** It is created, or something besides its approval changes. */
  readonly written: boolean;
  /** An approval is set, or changed. */
  readonly approved: boolean;
}

export function changeOf({ object, old, facts }: ExceptionContext): Change {
  const approval: unknown = object.spec.approval;
  if (old === undefined) return { written: true, approved: approval !== undefined };
  return {
    written: !equal(facts.rest, restOf(old.spec)),
    approved: approval !== undefined && !equal(approval as Json, (old.spec.approval ?? null) as Json),
  };
}

/** Whether an approval is asked for: set by this write, on what was there. */
export function asksApproval(context: ExceptionContext): boolean {
  const { written, approved } = changeOf(context);
  return approved && !written;
}

/** Most names of authors that are kept. */
export const mostAuthors = 32;

/** Who wrote any of an exception, as it is recorded; what is no list of texts records nobody. */
export function authorsOf(exception: Exception | undefined): readonly string[] {
  const text = annotation(exception, annotations.authors);
  if (text === undefined || text.length > 100_000) return [];
  try {
    const value: Json = JSON.parse(text);
    return isList(value) ? value.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
