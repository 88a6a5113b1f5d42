/** Schema violations in the words of the API server (apiextensions-apiserver and kube-openapi `validation`). */
import type { Json } from "@bubustack/api/json";
import { isList, typeName } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Violation } from "@bubustack/engine/schema/violation";
import type { FieldError } from "./field-error.ts";
import { invalidField, notSupported, requiredField } from "./field-error.ts";

/** `spec.steps[0].name`; keys of maps stand after a dot, whatever is in them. */
export function dotted(path: Path): string {
  let text = "";
  for (const part of path) text += typeof part === "number" ? `[${part}]` : text === "" ? part : `.${part}`;
  return text.toWellFormed();
}

/** The field of an error that is about no field of its own. */
export const noField = "<nil>";

/** Violations as the API server would report them. Of a text, only what is wrong with it first. */
export function fieldErrors(violations: readonly Violation[]): readonly FieldError[] {
  const texts = new Set<string>();
  return violations.flatMap((violation) => {
    if (textRules.has(violation.rule)) {
      const at = dotted(violation.path);
      if (texts.has(at)) return [];
      texts.add(at);
    }
    const error = fieldError(violation);
    return [error, ...(isFraction(violation) ? [unlike("integer", violation.format, dotted(violation.path))] : [])];
  });
}

const textRules: ReadonlySet<Violation["rule"]> = new Set(["maxLength", "minLength", "pattern"]);

function isFraction({ rule, limit, value }: Violation): boolean {
  return rule === "type" && typeof value === "number" && limit === "integer";
}

/** A number that the wanted kind of number cannot be: the API server names no field then. */
function unlike(type: string, format: string | undefined, field: string): FieldError {
  return nameless(
    `Checked value must be of type ${type} ${format === undefined ? "(default format)" : `with format ${format}`} in ${field}`,
  );
}

function nameless(detail: string): FieldError {
  return invalidField(noField, "", detail);
}

/** One violation as the API server would report it. */
export function fieldError(violation: Violation): FieldError {
  const { path, rule, limit = null, value = null, format } = violation;
  const field = dotted(path);
  const body = `${field} in body`;
  const bound = typeof limit === "string" ? limit : JSON.stringify(limit);
  const should = (shown: Json, words: string) => invalidField(field, shown, `${body} should ${words}`);
  switch (rule) {
    case "required":
      return requiredField(field);
    case "type":
      return wrongKind(field, value, bound === "integer or string" ? "integer,string" : bound, format);
    case "format":
      if (typeof value === "number") return unlike("integer", bound, field);
      return wrongType(field, value, bound, typeof value === "string" ? value : JSON.stringify(value));
    case "enum":
      return notSupported(field, value, isList(limit) ? limit : [limit]);
    case "maxLength":
      return { reason: "FieldValueTooLong", field, detail: `may not be more than ${bound} bytes` };
    case "maxItems":
    case "maxProperties":
      return { reason: "FieldValueTooMany", field, value: count(value), detail: `must have at most ${bound} items` };
    case "duplicate":
      return { reason: "FieldValueDuplicate", field, value, detail: "" };
    case "pattern":
      return should(value, `match '${bound}'`);
    case "minLength":
      return should(value, `be at least ${bound} chars long`);
    case "minItems":
      return should(count(value), `have at least ${bound} items`);
    case "minProperties":
      return should(value, `have at least ${bound} properties`);
    case "minimum":
      return should(value, `be greater than or equal to ${bound}`);
    case "maximum":
      return should(value, `be less than or equal to ${bound}`);
    case "exclusiveMinimum":
      return should(value, `be greater than ${bound}`);
    case "exclusiveMaximum":
      return should(value, `be less than ${bound}`);
    case "multipleOf":
      return should(value, `be a multiple of ${bound}`);
    case "allOf":
      return nameless(`"${field}" must validate all the schemas (allOf)${limit === 0 ? ". None validated" : ""}`);
    case "anyOf":
      return nameless(`"${field}" must validate at least one schema (anyOf)`);
    case "oneOf":
      return nameless(
        `"${field}" must validate one and only one schema (oneOf). ${limit === 0 ? "Found none valid" : `Found ${bound} valid alternatives`}`,
      );
    case "not":
      return nameless(`"${field}" must not validate the schema (not)`);
  }
}

/** A value of another type; where the schema names a format, it is what the API server names of both, if not of texts. */
function wrongKind(field: string, value: Json, wanted: string, format: string | undefined): FieldError {
  if (format === undefined || value === null || typeof value === "string" || isList(value)) {
    // Of numbers, only those are integers that have 64 bits.
    const found = typeof value === "number" && wanted === "integer" ? "number" : typeName(value);
    return wrongType(field, found, wanted, found);
  }
  const found = typeof value !== "number" ? "" : Number.isSafeInteger(value) ? "int64" : "float64";
  return wrongType(field, found, format, found);
}

function wrongType(field: string, value: Json, wanted: string, found: string): FieldError {
  const detail = `${field} in body must be of type ${wanted}: ${JSON.stringify(found.slice(0, 200).toWellFormed())}`;
  return { reason: "FieldValueTypeInvalid", field, value, detail };
}

function count(value: Json): Json {
  if (isList(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : value;
}
