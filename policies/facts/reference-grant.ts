import type { ReferenceGrant } from "@bubustack/api/policy/reference-grant";
import type { Context } from "../rule.ts";

export type ReferenceGrantContext = Context<ReferenceGrant, ReferenceGrantFacts>;

/** One entry of `from` or `to`, without blanks around its words: they do not count when grants are matched. */
export interface Entry {
  readonly side: "from" | "to";
  readonly at: number;
  readonly group: string;
  readonly kind: string;
  /** The namespace of `from`, the name of `to`; empty where there is none. */
  readonly which: string;
}

/** What rules need to know about a ReferenceGrant. */
export interface ReferenceGrantFacts {
  readonly from: readonly Entry[];
  readonly to: readonly Entry[];
}

export function referenceGrantFacts({ spec }: ReferenceGrant): ReferenceGrantFacts {
  return {
    from: spec.from.map((one, at) => entry("from", at, one.group, one.kind, one.namespace)),
    to: spec.to.map((one, at) => entry("to", at, one.group, one.kind, one.name ?? "")),
  };
}

function entry(side: Entry["side"], at: number, group: string, kind: string, which: string): Entry {
  return { side, at, group: group.trim(), kind: kind.trim(), which: which.trim() };
}
