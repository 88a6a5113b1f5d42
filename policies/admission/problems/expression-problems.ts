/** What can be wrong with the expressions that both kinds of policy have, and webhooks. */
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { qualifiedName } from "@bubustack/cel/kubernetes/names";
import type { Condition } from "../conditions.ts";
import type { Expression } from "../expression.ts";
import { textAt } from "../policy.ts";
import type { Variables } from "../variables.ts";
import type { Problem } from "./problem.ts";
import { duplicate, invalid, required } from "./problem.ts";
import { isIdentifier } from "./words.ts";

const mostConditions = 64;

/** Why an expression does not compile. */
export function compileProblems(expression: Expression | undefined, field: string): readonly Problem[] {
  if (expression === undefined || !("problem" in expression)) return [];
  return [invalid(field, expression.source, expression.problem)];
}

/** Problems of match conditions, as compiled. */
export function conditionProblems(
  given: Json | undefined,
  compiled: readonly Condition[],
  field: string,
): readonly Problem[] {
  const list = isList(given) ? given : [];
  const problems: Problem[] = [];
  if (list.length > mostConditions) {
    const detail = `must have at most ${mostConditions} items`;
    problems.push({ reason: "FieldValueTooMany", field, value: list.length, detail });
  }
  const names = new Set<string>();
  for (const [index, item] of list.entries()) {
    const at = `${field}[${index}]`;
    const of = isObject(item) ? item : {};
    const name = textAt(of, "name");
    const empty = textAt(of, "expression").trim() === "";
    problems.push(
      ...(empty ? [required(`${at}.expression`)] : compileProblems(compiled[index]?.expression, `${at}.expression`)),
      ...(name === "" ? [required(`${at}.name`)] : qualifiedName(name).map((why) => invalid(`${at}.name`, name, why))),
    );
    if (name !== "" && names.has(name)) problems.push(duplicate(`${at}.name`, name));
    names.add(name);
  }
  return problems;
}

/** Problems of variables. */
export function variableProblems({ all }: Variables, field: string): readonly Problem[] {
  return all.flatMap(({ name, expression }, index) => {
    const at = `${field}[${index}]`;
    const named =
      name.trim() === ""
        ? [required(`${at}.name`, "name is not specified")]
        : isIdentifier(name)
          ? []
          : [invalid(`${at}.name`, name, "must be a valid CEL identifier")];
    const empty = expression.source.trim() === "";
    return [
      ...named,
      ...(empty
        ? [required(`${at}.expression`, "expression is not specified")]
        : compileProblems(expression, `${at}.expression`)),
    ];
  });
}
