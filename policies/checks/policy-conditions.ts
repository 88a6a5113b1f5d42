/** Expressions of exceptions. */
import * as types from "@bubustack/cel/type/type";
import { environmentFor } from "../admission/environment.ts";
import type { ExceptionContext } from "../facts/policy-exception.ts";
import type { Found } from "../finding.ts";
import { expressionFindings } from "./policy-expression.ts";

/** Conditions that are no CEL, give no bool, or in an exception of a namespace look beyond it. */
export function exceptionConditionFindings({ object, namespace }: ExceptionContext): readonly Found[] {
  const env = environmentFor({ params: false, authorizer: true });
  return (object.spec.match.conditions ?? []).flatMap(({ expression }, at) =>
    expressionFindings(["spec", "match", "conditions", at, "expression"], expression, env, {
      wanted: [types.bool],
      within: namespace !== "",
    }),
  );
}
