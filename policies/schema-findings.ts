import type { Json } from "@bubustack/api/json";
import { brief, isList, typeName } from "@bubustack/api/json";
import type { Violation } from "@bubustack/engine/schema/violation";
import type { Correction, Finding, FindingType, Found } from "./finding.ts";
import { closest, onlyClosest } from "./suggest.ts";

const types: { readonly [rule in Violation["rule"]]?: FindingType } = {
  required: "FieldValueRequired",
  type: "FieldValueTypeInvalid",
  enum: "FieldValueNotSupported",
  duplicate: "FieldValueDuplicate",
  maxLength: "FieldValueTooLong",
  maxItems: "FieldValueTooMany",
  maxProperties: "FieldValueTooMany",
};

/** Says a violation of a kind's schema in the words of a finding. */
export function schemaFinding(rule: string, violation: Violation): Finding {
  const { message, fix, replacement } = words(violation);
  const correction = correctionOf(violation);
  return {
    rule,
    path: violation.path,
    type: types[violation.rule] ?? "FieldValueInvalid",
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(replacement === undefined ? {} : { replacement }),
    ...(correction === undefined ? {} : { correction }),
  };
}

/** The one word of an enum that was meant, the same value in the type that is wanted, or a repetition that can go. */
function correctionOf({ rule, path, limit, value }: Violation): Correction | undefined {
  if (rule === "duplicate") return { path, remove: true };
  if (rule === "enum" && typeof value === "string") {
    const near = onlyClosest(value, wordsOf(limit));
    return near === undefined ? undefined : { path, set: near };
  }
  const same = rule === "type" ? asType(value, limit) : undefined;
  return same === undefined ? undefined : { path, set: same };
}

/** A value in another JSON type, where both are written with the same characters. */
function asType(value: Json | undefined, type: Json | undefined): Json | undefined {
  if (type === "string") {
    if (typeof value === "boolean") return String(value);
    return typeof value === "number" && Number.isSafeInteger(value) ? String(value) : undefined;
  }
  if (typeof value !== "string") return undefined;
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : undefined;
  return type === "integer" && /^-?(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : undefined;
}

function wordsOf(limit: Json | undefined): readonly string[] {
  return isList(limit) ? limit.filter((item) => typeof item === "string") : [];
}

type Words = Pick<Found, "message" | "fix" | "replacement">;

const patterns: { readonly [source: string]: string } = {
  "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$":
    "lower-case letters, digits and dashes, starting and ending with a letter or digit",
};

function words({ rule, limit, value }: Violation): Words {
  switch (rule) {
    case "required":
      return { message: "is required", fix: "add it" };
    case "type":
      return { message: `is ${article(typeName(value))} (${brief(value)})`, fix: `write ${article(String(limit))}` };
    case "enum":
      return choice(value, limit);
    case "pattern":
      return { message: `${brief(value)} has a form that is not allowed`, fix: `use ${patternName(String(limit))}` };
    case "format":
      return { message: `${brief(value)} is not a valid ${String(limit)}` };
    case "duplicate":
      return { message: `${brief(value)} is already in the list`, fix: "keep one" };
    case "minLength":
      return limit === 1
        ? { message: "is empty", fix: "write at least one character" }
        : { message: `${brief(value)} is too short`, fix: `write at least ${String(limit)} characters` };
    case "maxLength":
      return { message: `${brief(value, 40)} is too long`, fix: `use at most ${String(limit)} characters` };
    case "minItems":
      return { message: `has ${String(value)} items`, fix: `give at least ${String(limit)}` };
    case "maxItems":
      return { message: `has ${String(value)} items`, fix: `keep to at most ${String(limit)}` };
    case "minProperties":
      return { message: `has ${String(value)} fields`, fix: `give at least ${String(limit)}` };
    case "maxProperties":
      return { message: `has ${String(value)} fields`, fix: `keep to at most ${String(limit)}` };
    case "minimum":
      return { message: `is ${brief(value)}`, fix: `use ${String(limit)} or more` };
    case "maximum":
      return { message: `is ${brief(value)}`, fix: `use ${String(limit)} or less` };
    case "exclusiveMinimum":
      return { message: `is ${brief(value)}`, fix: `use more than ${String(limit)}` };
    case "exclusiveMaximum":
      return { message: `is ${brief(value)}`, fix: `use less than ${String(limit)}` };
    case "multipleOf":
      return { message: `is ${brief(value)}`, fix: `use a multiple of ${String(limit)}` };
    case "allOf":
    case "anyOf":
    case "oneOf":
    case "not":
      return { message: `${brief(value)} does not satisfy ${rule} of the schema` };
  }
}

function choice(value: Json | undefined, limit: Json | undefined): Words {
  const allowed = wordsOf(limit);
  const near = typeof value === "string" ? closest(value, allowed) : undefined;
  const list = allowed.map((item) => `"${item}"`).join(", ");
  return near === undefined
    ? { message: `${brief(value)} is not one of ${list}`, fix: "use one of them" }
    : { message: `${brief(value)} is not one of ${list}`, fix: `write "${near}"`, replacement: near };
}

function patternName(source: string): string {
  return patterns[source] ?? `text that matches ${source}`;
}

function article(noun: string): string {
  if (noun === "null") return noun;
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
