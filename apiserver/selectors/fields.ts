import type { JsonObject } from "@bubustack/api/json";
import { at } from "../resources/object.ts";
import { badRequest } from "../status.ts";

export type FieldMatcher = (object: JsonObject) => boolean;

/** A parsed `fieldSelector`; `name` is the one `metadata.name` that it allows, if it names one. */
export interface FieldSelector {
  readonly matches: FieldMatcher;
  readonly name?: string;
}

const always = ["metadata.name", "metadata.namespace"];

/**
 * Compiles the text of `fieldSelector` (`metadata.name=a,spec.x!=b`). A field is `metadata.name`,
 * `metadata.namespace` or one of the resource's selectable fields; others are refused with 400.
 */
export function parseFieldSelector(text: string, selectable: readonly string[]): FieldSelector {
  if (text.trim() === "") return { matches: () => true };
  const terms = split(text).map((term) => parseTerm(term, selectable));
  const named = terms.find(({ field, negated }) => field === "metadata.name" && !negated);
  return {
    matches: (object) => terms.every((term) => (valueAt(object, term.field) === term.value) !== term.negated),
    ...(named === undefined ? {} : { name: named.value }),
  };
}

interface Term {
  readonly field: string;
  readonly value: string;
  readonly negated: boolean;
}

function parseTerm(term: string, selectable: readonly string[]): Term {
  const parts = /^([^=!]+)(!=|==|=)((?:[^\\=]|\\.)*)$/s.exec(term);
  if (parts === null)
    throw badRequest(`invalid selector: '${term.slice(0, 100)}'; can't understand '${term.slice(0, 100)}'`);
  const [, field = "", operator, value = ""] = parts;
  if (!always.includes(field) && !selectable.includes(field)) {
    throw badRequest(`field label not supported: ${field.slice(0, 100)}`);
  }
  return { field, value: value.replaceAll(/\\(.)/gs, "$1"), negated: operator === "!=" };
}

/** Splits at commas that no backslash escapes. */
function split(text: string): readonly string[] {
  return (text.match(/(?:[^\\,]|\\.)+/gs) ?? []).filter((term) => term !== "");
}

/** The value of a field as selectors compare it; absent is the empty string. */
function valueAt(object: JsonObject, field: string): string {
  const value = at(object, ...field.split("."));
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}
