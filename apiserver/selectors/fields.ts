import type { JsonObject } from "@bubustack/api/json";
import { at } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { badRequest } from "../status.ts";

export type FieldMatcher = (object: JsonObject) => boolean;

/** What of a resource says by which fields its objects are selected. */
type Selectable = Pick<Resource, "selectableFields" | "custom">;

/** A parsed `fieldSelector`. */
export interface FieldSelector {
  readonly matches: FieldMatcher;
}

const always = ["metadata.name", "metadata.namespace"];

/**
 * Compiles the text of `fieldSelector` (`metadata.name=a,spec.x!=b`). A field is `metadata.name`,
 * `metadata.namespace` or one of the resource's selectable fields; others are refused with 400.
 */
export function parseFieldSelector(text: string, { selectableFields, custom }: Selectable): FieldSelector {
  if (text.trim() === "") return { matches: () => true };
  const terms = split(text).map((term) => parseTerm(term, selectableFields, custom));
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

function parseTerm(term: string, selectable: readonly string[], custom: boolean): Term {
  const read = readTerm(term);
  if (read === undefined)
    throw badRequest(`invalid selector: '${term.slice(0, 100)}'; can't understand '${term.slice(0, 100)}'`);
  const { field } = read;
  if (!always.includes(field) && !selectable.includes(field)) {
    const shown = field.slice(0, 100).toWellFormed();
    // Built-in kinds with fields of their own word it as custom kinds do.
    throw badRequest(
      custom || selectable.length > 0
        ? `field label not supported: ${shown}`
        : `"${shown}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
    );
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
