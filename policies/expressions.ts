/** What judges the expressions of policies. It needs CEL, which nothing else does: callers load it for what has expressions. */

import type { Path } from "@bubustack/api/path";
import type { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import type { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import type { Policy } from "@bubustack/api/policy/policy";
import type { PolicyException } from "@bubustack/api/policy/policy-exception";
import type { Found } from "./finding.ts";
import { forbidden } from "./finding.ts";

/** The implementation is `checks/expressions.ts`; `namespace` is empty for what is of the cluster. */
export interface Expressions {
  readonly policy: (spec: ClusterPolicy["spec"] | Policy["spec"], namespace: string) => readonly Found[];
  /** What is an error whatever the request is. */
  readonly trial: (spec: ClusterPolicy["spec"] | Policy["spec"]) => readonly Found[];
  /** What reads fields that no kind has of those that it names. */
  readonly fields: (spec: ClusterPolicy["spec"] | Policy["spec"]) => readonly Found[];
  /** What is an error, or costs too much, for objects made up from the schemas of the kinds that it names. */
  readonly tried: (spec: ClusterPolicy["spec"] | Policy["spec"]) => readonly Found[];
  /** Why it can never match; `systemNamespaces` are those in which no policy is asked. */
  readonly reach: (
    spec: ClusterPolicy["spec"] | Policy["spec"],
    namespace: string,
    systemNamespaces: readonly string[],
  ) => readonly Found[];
  readonly exception: (
    spec: ClusterPolicyException["spec"] | PolicyException["spec"],
    namespace: string,
  ) => readonly Found[];
  /** Whether an expression looks at the namespace of what is judged. */
  readonly looksAtNamespace: (source: string) => boolean;
}

const kinds = new Set(["ClusterPolicy", "ClusterPolicyException", "Policy", "PolicyException"]);

/** The kinds for whose judgement a caller gives `World.expressions`. */
export function hasExpressions(kind: string): boolean {
  return kinds.has(kind);
}

/** Where a caller gave nothing to judge them with: they are not let pass. */
export function unjudged(path: Path): readonly Found[] {
  const fix = "have it judged by something that reads them, such as bubu lint";
  return [forbidden(path, "the expressions cannot be judged here", { fix })];
}
