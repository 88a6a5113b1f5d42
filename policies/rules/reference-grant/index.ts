import type { ReferenceGrantContext } from "../../facts/reference-grant.ts";
import type { Rule } from "../../rule.ts";
import edgeKnown from "./edge-known.ts";
import entriesUnique from "./entries-unique.ts";
import fromElsewhere from "./from-elsewhere.ts";
import noWildcards from "./no-wildcards.ts";
import reliedOn from "./relied-on.ts";

/** The rules for ReferenceGrant, in the order in which their findings are reported. */
export const referenceGrantRules: readonly Rule<ReferenceGrantContext>[] = [
  noWildcards,
  edgeKnown,
  fromElsewhere,
  entriesUnique,
  reliedOn,
];
