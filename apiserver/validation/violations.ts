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

/** One violation as the API server would report it. */
export function fieldError({ path, rule, limit = null, value = null }: Violation): FieldError {
  const field = dotted(path);
  const body = `${field} in body`;
  const bound = typeof limit === "string" ? limit : JSON.stringify(limit);
  const should = (shown: Json, words: string) => invalidField(field, shown, `${body} should ${words}`);
  switch (rule) {
    case "required":
      return requiredField(field);
    case "type":
      return wrongType(field, typeName(value), bound, typeName(value));
    case "format":
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
    case "anyOf":
      return invalidField(field, "", `"${field}" must validate at least one schema (anyOf)`);
    case "oneOf":
      return invalidField(field, "", `"${field}" must validate one and only one schema (oneOf)`);
    case "not":
      return invalidField(field, "", `"${field}" must not validate the schema (not)`);
  }
}

function wrongType(field: string, value: Json, wanted: string, found: string): FieldError {
  const detail = `${field} in body must be of type ${wanted}: ${JSON.stringify(found.slice(0, 200).toWellFormed())}`;
  return { reason: "FieldValueTypeInvalid", field, value, detail };
}

function count(value: Json): Json {
  if (isList(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : value;
}
