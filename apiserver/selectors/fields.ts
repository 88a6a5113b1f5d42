import type { JsonObject } from "@bubustack/api/json";
import { at } from "../resources/object.ts";
import { badRequest } from "../status.ts";

export type FieldMatcher = (object: JsonObject) => boolean;

/** A parsed `fieldSelector`. */
export interface FieldSelector {
  readonly matches: FieldMatcher;
}

const always = ["metadata.name", "metadata.namespace"];

/**
 * Compiles the text of `fieldSelector` (`metadata.name=a,spec.x!=b`). A field is `metadata.name`,
 * `metadata.namespace` or one of the resource's selectable fields; others are refused with 400.
 */
export function parseFieldSelector(text: string, selectable: readonly string[]): FieldSelector {
  if (text.trim() === "") return { matches: () => true };
  const terms = split(text).map((term) => parseTerm(term, selectable));
  return {
    matches: (object) => terms.every((term) => (valueAt(object, term.field) === term.value) !== term.negated),
  };
}

/**
 * The one `metadata.name` that a `fieldSelector` leaves, for who may see only some names; empty when it leaves more, or
 * when the name could not stand in a path. A text that cannot be parsed leaves none.
 */
export function requiredName(text: string): string {
  for (const term of split(text)) {
    const { field, value, negated } = readTerm(term) ?? {};
    const segment = value !== undefined && value !== "." && value !== ".." && !/[/%]/.test(value);
    if (field === "metadata.name" && negated === false && segment) return value;
  }
  return "";
}

interface Term {
  readonly field: string;
  readonly value: string;
  readonly negated: boolean;
}

function readTerm(term: string): Term | undefined {
  const parts = /^([^=!]+)(!=|==|=)((?:[^\\=]|\\.)*)$/s.exec(term);
  if (parts === null) return undefined;
  const [, field = "", operator, value = ""] = parts;
  return { field, value: value.replaceAll(/\\(.)/gs, "$1"), negated: operator === "!=" };
}

function parseTerm(term: string, selectable: readonly string[]): Term {
  const read = readTerm(term);
  if (read === undefined)
    throw badRequest(`invalid selector: '${term.slice(0, 100)}'; can't understand '${term.slice(0, 100)}'`);
  const { field } = read;
  if (!always.includes(field) && !selectable.includes(field)) {
    throw badRequest(`field label not supported: ${field.slice(0, 100)}`);
  }
  return read;
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
