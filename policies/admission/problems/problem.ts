import type { Json } from "@bubustack/api/json";

/** One thing that is wrong with one field of a policy or binding, in the terms of k8s.io/apimachinery `field.Error`. */
export interface Problem {
  readonly reason:
    | "FieldValueRequired"
    | "FieldValueInvalid"
    | "FieldValueDuplicate"
    | "FieldValueForbidden"
    | "FieldValueNotSupported"
    | "FieldValueTooMany";
  readonly field: string;
  /** The offending value; not shown where it is missing or forbidden. */
  readonly value?: Json;
  readonly detail: string;
}

export function required(field: string, detail = ""): Problem {
  return { reason: "FieldValueRequired", field, detail };
}

export function invalid(field: string, value: Json, detail: string): Problem {
  return { reason: "FieldValueInvalid", field, value, detail };
}

export function forbidden(field: string, detail: string): Problem {
  return { reason: "FieldValueForbidden", field, detail };
}

export function duplicate(field: string, value: Json): Problem {
  return { reason: "FieldValueDuplicate", field, value, detail: "" };
}

/** The supported values are listed in their order. */
export function unsupported(field: string, value: Json, supported: readonly string[]): Problem {
  const list = supported.map((one) => JSON.stringify(one)).join(", ");
  return { reason: "FieldValueNotSupported", field, value, detail: `supported values: ${list}` };
}

/** A value that must be there and be one of some. */
export function oneOf(field: string, value: Json | undefined, supported: readonly string[]): readonly Problem[] {
  if (value === undefined || value === null || value === "") return [required(field)];
  return typeof value === "string" && supported.includes(value) ? [] : [unsupported(field, value, supported)];
}
