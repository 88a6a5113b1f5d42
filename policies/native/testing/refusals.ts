/** Evaluates a policy without an API server. */
import type { JsonObject } from "@bubustack/api/json";
import { compile } from "@bubustack/cel/compile";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { dyn } from "@bubustack/cel/type/type";
import type { Value } from "@bubustack/cel/values/value";
import type { Bound } from "../bound.ts";

const env = kubernetes({ optionals: true, variables: { object: dyn, oldObject: dyn, request: dyn, variables: dyn } });

/** The messages of the validations that do not hold. Throws where one is no boolean, or a message no text. */
export function refusalsOf(
  { variables, validations }: Bound,
  given: { readonly object: JsonObject; readonly oldObject?: JsonObject; readonly request: JsonObject },
): readonly string[] {
  const known: { [name: string]: Value } = {};
  const evaluate = (expression: string): Value => {
    const compiled = compile(expression, env);
    if ("issues" in compiled) throw new Error(`${expression}: ${compiled.issues[0]?.message}`);
    const { object, oldObject = null, request } = JSON.parse(JSON.stringify(given));
    return compiled.program.evaluate({ object, oldObject, request, variables: known as Value }).value;
  };
  for (const { name, expression } of variables) known[name] = evaluate(expression);
  return validations.flatMap(({ expression, message, messageExpression }) => {
    const holds = evaluate(expression);
    if (typeof holds !== "boolean") throw new Error(`${expression}: ${JSON.stringify(holds)}`);
    if (holds) return [];
    const says = messageExpression === undefined ? message : evaluate(messageExpression);
    if (typeof says !== "string") throw new Error(`${messageExpression}: ${JSON.stringify(says)}`);
    return [says];
  });
}
