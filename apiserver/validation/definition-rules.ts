import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import type { Problem } from "@bubustack/cel/rules/problems";
import { ruleProblems } from "@bubustack/cel/rules/problems";
import type { Validator } from "@bubustack/cel/rules/validator";
import { hasRules, validatorOf } from "@bubustack/cel/rules/validator";
import type { FieldError } from "./field-error.ts";

const reasons = {
  invalid: "FieldValueInvalid",
  required: "FieldValueRequired",
  forbidden: "FieldValueForbidden",
  unsupported: "FieldValueNotSupported",
  internal: "InternalError",
} as const;

/** The rules of a version of a definition, compiled; undefined where there are none. */
export function compileRules(schema: Json | undefined): Validator | undefined {
  // Most definitions of others have no rules: their kinds pay for no environment.
  return isObject(schema) && hasRules(schema) ? validatorOf(schema, kubernetes()) : undefined;
}

/** Why a definition cannot have the rules that it has. `field` is where the schema stands. */
export function definitionRuleErrors(schema: JsonObject, field: string): readonly FieldError[] {
  if (!hasRules(schema)) return [];
  return ruleProblems(schema, kubernetes()).map((problem) => fieldError(problem, field));
}

function fieldError({ kind, at, value, detail }: Problem, field: string): FieldError {
  const shown = value === undefined ? {} : { value: value as Json };
  return { reason: reasons[kind], field: `${field}${at}`, ...shown, detail: detail.replace("{schema}", field) };
}
