/** Expressions of exceptions. */
import * as types from "@bubustack/cel/type/type";
import { environmentFor } from "../admission/environment.ts";
import type { Expressions } from "../expressions.ts";
import type { Found } from "../finding.ts";
import { expressionFindings } from "./policy-expression.ts";

/** Conditions that are no CEL, give no bool, or in an exception of a namespace look beyond it. */
export const exceptionConditionFindings: Expressions["exception"] = ({ match }, namespace): readonly Found[] => {
  const env = environmentFor({ params: false, authorizer: true });
  return (match.conditions ?? []).flatMap(({ expression }, at) =>
    expressionFindings(["spec", "match", "conditions", at, "expression"], expression, env, {
      wanted: [types.bool],
      within: namespace !== "",
    }),
  );
};
