import type { Value } from "../values/value.ts";
import type { Part } from "./field-path.ts";

/** A step to a value: a property, an element, or a key of a map. */
export type Step = number | Part;

/** What a rule found, in the terms of the API server's field errors. */
export interface Finding {
  readonly kind: "invalid" | "forbidden" | "required" | "duplicate";
  readonly path: readonly Step[];
  /** The offending value; undefined where it is not shown. */
  readonly value: Value | undefined;
  readonly detail: string;
}

const kinds: { readonly [reason: string]: Finding["kind"] } = {
  FieldValueForbidden: "forbidden",
  FieldValueRequired: "required",
  FieldValueDuplicate: "duplicate",
};

/** The kind of error of a rule's `reason`. */
export function kindOf(reason: string | undefined): Finding["kind"] {
  return (reason !== undefined && Object.hasOwn(kinds, reason) ? kinds[reason] : undefined) ?? "invalid";
}

/** A place as the API server writes it: `spec.ports[0].name`, `spec.labels[app]`; `<nil>` for the whole. */
export function showPath(path: readonly Step[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if ("key" in step) text += `[${step.key}]`;
    else text += text === "" ? step.name : `.${step.name}`;
  }
  return text === "" ? "<nil>" : text.toWellFormed();
}
