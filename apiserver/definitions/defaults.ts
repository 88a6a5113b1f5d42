/** Whether the defaults of a schema are values of it. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { at, objectAt } from "../resources/object.ts";
import { compileRules } from "../validation/definition-rules.ts";
import type { FieldError } from "../validation/field-error.ts";
import { invalidField, requiredField } from "../validation/field-error.ts";
import { linearPattern } from "../validation/pattern.ts";
import { judgeByRules } from "../validation/rules.ts";
import { fieldErrors, noField } from "../validation/violations.ts";

const deepest = 400;

/** What is wrong with each default, in the words in which an object with it would be refused. The schema is structural. */
export function defaultErrors(root: JsonObject, field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  visit(root, field, errors, 0);
  return errors;
}

function visit(schema: JsonObject, field: string, errors: FieldError[], depth: number): void {
  if (depth > deepest) return;
  const value = at(schema, "default") ?? null;
  // A default of null is none.
  if (value !== null) {
    if (depth === 0) errors.push(...typeErrors(value, `${field}.default`));
    errors.push(...ofDefault(schema, value, `${field}.default`));
  }
  const { items } = schema;
  if (isObject(items)) visit(items, `${field}.items`, errors, depth + 1);
  for (const [name, child] of Object.entries(objectAt(schema, "properties"))) {
    if (isObject(child)) visit(child, `${field}.properties[${name}]`, errors, depth + 1);
  }
}

/** A default of whole objects is one. */
function typeErrors(value: Json, field: string): readonly FieldError[] {
  return ["apiVersion", "kind"]
    .filter((name) => at(value, name) === undefined)
    .map((name) => requiredField(`${field}.${name}`));
}

function ofDefault(schema: JsonObject, value: Json, field: string): readonly FieldError[] {
  // What was found to be structural is one; the interpreter tolerates what it does not know.
  const compiled = compile(schema as Structural, { pattern: linearPattern });
  const unknown = equal(compiled.prune(value), value)
    ? []
    : [invalidField(field, value, "must not have unknown fields")];
  // The words name fields from the default, as if it were the object.
  const shape = fieldErrors(compiled.check(value).violations).map((error) => inside(error, field));
  return [...unknown, ...shape, ...(shape.length === 0 ? ruleErrors(schema, value, field) : [])];
}

function ruleErrors(schema: JsonObject, value: Json, field: string): readonly FieldError[] {
  const rules = compileRules(schema);
  if (rules === undefined) return [];
  return judgeByRules(rules, value, undefined).errors.map((error) => inside(error, field));
}

function inside(error: FieldError, field: string): FieldError {
  const below = error.field === noField ? "" : error.field;
  return { ...error, field: below === "" || below.startsWith("[") ? `${field}${below}` : `${field}.${below}` };
}
