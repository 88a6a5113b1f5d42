import type { PolicyContext } from "../../facts/policy.ts";
import type { Rule } from "../../rule.ts";
import exceptionsEnd from "./exceptions-end.ts";
import expressionsCompile from "./expressions-compile.ts";
import expressionsEvaluate from "./expressions-evaluate.ts";
import expressionsTried from "./expressions-tried.ts";
import fieldsExist from "./fields-exist.ts";
import indexKnown from "./index-known.ts";
import kindsReadable from "./kinds-readable.ts";
import matchesSomething from "./matches-something.ts";
import namesUnique from "./names-unique.ts";
import neverMatched from "./never-matched.ts";
import readsHeld from "./reads-held.ts";
import rulesReach from "./rules-reach.ts";
import secretsUnread from "./secrets-unread.ts";

/** The rules for ClusterPolicy, in the order in which their findings are reported. */
export const clusterPolicyRules: readonly Rule<PolicyContext>[] = [
  expressionsCompile,
  expressionsEvaluate,
  matchesSomething,
  namesUnique,
  exceptionsEnd,
  secretsUnread,
  readsHeld,
  indexKnown,
  kindsReadable,
  neverMatched,
  fieldsExist,
  expressionsTried,
  rulesReach,
];
