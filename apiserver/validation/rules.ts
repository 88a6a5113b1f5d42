import type { Json } from "@bubustack/api/json";
import { judge } from "@bubustack/cel/rules/evaluate";
import type { Finding } from "@bubustack/cel/rules/finding";
import { showPath } from "@bubustack/cel/rules/finding";
import type { Validator } from "@bubustack/cel/rules/validator";
import type { Value } from "@bubustack/cel/values/value";
import type { FieldError } from "./field-error.ts";

/** How long the rules of one object may take. They end by their costs long before; this holds on a machine that is busy. */
const longestMs = 5_000;

const reasons = {
  invalid: "FieldValueInvalid",
  forbidden: "FieldValueForbidden",
  required: "FieldValueRequired",
  duplicate: "FieldValueDuplicate",
} as const;

/** What the rules of a definition say of an object: why it is refused, and what is accepted because it was like that. */
export function judgeByRules(
  validator: Validator,
  object: Json,
  old: Json | undefined,
): { readonly errors: readonly FieldError[]; readonly ratcheted: readonly FieldError[] } {
  const ends = performance.now() + longestMs;
  const options = { expired: () => performance.now() > ends };
  const { findings, ratcheted } = judge(validator, object as Value, old as Value | undefined, options);
  return { errors: findings.map(fieldError), ratcheted: ratcheted.map(fieldError) };
}

function fieldError({ kind, path, value, detail }: Finding): FieldError {
  const shown = value === undefined || kind === "forbidden" || kind === "required" ? {} : { value: value as Json };
  return { reason: reasons[kind], field: showPath(path), ...shown, detail: kind === "duplicate" ? "" : detail };
}

/** Stands beside errors that keep rules from being asked. */
export const unchecked: FieldError = {
  reason: "FieldValueInvalid",
  field: "<nil>",
  value: null,
  detail:
    "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation",
};
