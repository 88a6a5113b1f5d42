import type { PolicyContext } from "../../facts/policy.ts";
import type { Rule } from "../../rule.ts";
import exceptionsEnd from "./exceptions-end.ts";
import expressionsCompile from "./expressions-compile.ts";
import expressionsEvaluate from "./expressions-evaluate.ts";
import expressionsTried from "./expressions-tried.ts";
import fieldsExist from "./fields-exist.ts";
import indexKnown from "./index-known.ts";
import kindsAllowed from "./kinds-allowed.ts";
import matchesSomething from "./matches-something.ts";
import namesUnique from "./names-unique.ts";
import ownReads from "./own-reads.ts";
import readsHeld from "./reads-held.ts";
import rulesReach from "./rules-reach.ts";
import secretsUnread from "./secrets-unread.ts";

/** The rules for Policy, in the order in which their findings are reported. */
export const policyRules: readonly Rule<PolicyContext>[] = [
  expressionsCompile,
  expressionsEvaluate,
  matchesSomething,
  namesUnique,
  exceptionsEnd,
  secretsUnread,
  readsHeld,
  indexKnown,
  kindsAllowed,
  ownReads,
  fieldsExist,
  expressionsTried,
  rulesReach,
];
