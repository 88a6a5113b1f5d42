/** What the expressions of a policy cost at most, where the kinds that it judges are known. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { compile } from "@bubustack/cel/compile";
import { estimate } from "@bubustack/cel/estimate/estimate";
import { listAt, objectAt, textAt } from "../admission/policy.ts";
import type { TypedEnvironment } from "../admission/type-check.ts";

/**
 * Cost units of one evaluation of all variables and validations with the largest object of any of the kinds. Undefined where
 * nothing bounds it, an expression does not compile, or no kind is known.
 */
export function costAtMost(policy: JsonObject, environments: readonly TypedEnvironment[]): number | undefined {
  const sources = sourcesOf(policy);
  let most: bigint | undefined;
  for (const { env, sizes } of environments) {
    let sum = 0n;
    for (const source of sources) {
      const compiled = compile(source, env);
      if ("issues" in compiled || compiled.program.checked === undefined) return undefined;
      const { ast, checked } = compiled.program;
      sum += estimate(ast.expr, checked, { sizes, model: env.plan.model }).max;
    }
    if (most === undefined || sum > most) most = sum;
  }
  return most === undefined || most > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(most);
}

/** The expressions that count for the budget of a policy. */
function sourcesOf(policy: JsonObject): readonly string[] {
  const spec = objectAt(policy, "spec");
  const of = (list: string, ...fields: readonly string[]) =>
    listAt(spec, list)
      .filter(isObject)
      .flatMap((item) => fields.map((field) => textAt(item, field)));
  return [
    ...of("variables", "expression"),
    ...of("validations", "expression", "messageExpression"),
    ...of("auditAnnotations", "valueExpression"),
  ].filter((source) => source !== "");
}
