/** Judging how policies are written, without a request: what they seem to hold and do not. */
import type { JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { lints } from "./index.ts";
import type { Hit, Lint, LintFinding } from "./lint.ts";
import { scopeOf } from "./scope.ts";

export interface LintRequest {
  /** Policies, bindings and exceptions; others are left aside. */
  readonly objects: readonly JsonObject[];
  /** Milliseconds since the Unix epoch: whether exceptions have expired. */
  readonly now: number;
  readonly digests: Digests;
}

/**
 * What all lints say, in the order of the objects. The objects are a closed world only as far as they go: an exception from a
 * policy that is not there is objected to where there are other policies of ours. Never throws.
 */
export function lintPolicies({ objects, now, digests }: LintRequest): readonly LintFinding[] {
  const scope = scopeOf(objects, now, digests);
  const order = new Map(objects.map((object, at) => [object, at]));
  const found = lints.flatMap((lint) =>
    [...lint.check(scope)].map((hit) => ({ at: order.get(hit.object) ?? 0, lint, hit })),
  );
  return found.toSorted((a, b) => a.at - b.at).map(({ lint, hit }) => finding(lint, hit));
}

function finding({ id, severity, fix }: Lint, hit: Hit): LintFinding {
  return { severity, lint: id, object: hit.object, path: hit.path, message: hit.message, fix: hit.fix ?? fix };
}
