import type { Json } from "@bubustack/api/json";
import type { StatusCause } from "@bubustack/api/meta";

/** One thing wrong with one field, in the terms of k8s.io/apimachinery `field.Error`. */
export interface FieldError {
  /** The cause's `reason`. */
  readonly reason:
    | "FieldValueRequired"
    | "FieldValueInvalid"
    | "FieldValueTypeInvalid"
    | "FieldValueDuplicate"
    | "FieldValueForbidden"
    | "FieldValueNotFound"
    | "FieldValueNotSupported"
    | "FieldValueTooLong"
    | "FieldValueTooMany"
    | "InternalError";
  readonly field: string;
  /** The offending value; not shown for required, forbidden and too long. */
  readonly value?: Json;
  readonly detail: string;
}

const titles: { readonly [reason in FieldError["reason"]]: string } = {
  FieldValueRequired: "Required value",
  FieldValueInvalid: "Invalid value",
  FieldValueTypeInvalid: "Invalid value",
  FieldValueDuplicate: "Duplicate value",
  FieldValueForbidden: "Forbidden",
  FieldValueNotFound: "Not found",
  FieldValueNotSupported: "Unsupported value",
  FieldValueTooLong: "Too long",
  FieldValueTooMany: "Too many",
  InternalError: "Internal error",
};

/** Values longer than this are cut in messages, so that an answer stays smaller than what it answers. */
const longest = 16_384;

/** What stands behind the field: `Invalid value: "x": must be …`. */
function body({ reason, value, detail }: FieldError): string {
  const text = value === undefined ? "" : typeof value === "object" ? escaped(value) : JSON.stringify(value);
  const shown = text.length > longest ? `${text.slice(0, longest - 1)}…`.toWellFormed() : text;
  return [titles[reason], shown, detail].filter((part) => part !== "").join(": ");
}

/** JSON as Go writes objects and lists: without characters that HTML knows. */
function escaped(value: Json): string {
  return JSON.stringify(value).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

/** `spec.pattern: Unsupported value: "x": supported values: "batch"`. */
export function render(error: FieldError): string {
  return `${error.field}: ${body(error)}`;
}

/** The error as one of a Status' causes. */
export function cause(error: FieldError): StatusCause {
  return { reason: error.reason, message: body(error), field: error.field };
}

export function invalidField(field: string, value: Json, detail: string): FieldError {
  return { reason: "FieldValueInvalid", field, value, detail };
}

export function requiredField(field: string, detail = ""): FieldError {
  return { reason: "FieldValueRequired", field, detail };
}

export function forbiddenField(field: string, detail: string): FieldError {
  return { reason: "FieldValueForbidden", field, detail };
}

export function notSupported(field: string, value: Json, supported: readonly Json[]): FieldError {
  const list = supported.map((item) => JSON.stringify(typeof item === "string" ? item : JSON.stringify(item)));
  return { reason: "FieldValueNotSupported", field, value, detail: `supported values: ${list.join(", ")}` };
}
