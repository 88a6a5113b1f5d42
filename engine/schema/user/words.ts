/** What findings say. Each is one line, names the value, and says what to write. */

import type { Json } from "@bubustack/api/json";
import { brief, typeName } from "@bubustack/api/json";
import type { Suggest, Words } from "./model.ts";

export function notAllowed(): Words {
  return { message: "is not allowed", fix: "remove it" };
}

export function type(value: Json, wanted: readonly string[]): Words {
  return {
    message: `is ${article(typeName(value))} (${brief(value)})`,
    fix: `write ${wanted.map(article).join(" or ")}`,
  };
}

export function missing(): Words {
  return { message: "is required", fix: "add it" };
}

export function needed(by: string): Words {
  return { message: `is required beside ${brief(by)}`, fix: "add it" };
}

/** A property that no keyword of the schema knows. */
export function unknownProperty(name: string, known: readonly string[], suggest: Suggest): Words {
  const near = suggest(name, known);
  if (near !== undefined) return { message: "is not a property of the schema", fix: `did you mean ${brief(near)}?` };
  if (known.length === 0) return { message: "is not a property of the schema, which has none", fix: "remove it" };
  return { message: `is not a property of the schema: it has ${list(known)}`, fix: "remove it" };
}

export function oneOfValues(value: Json, allowed: readonly Json[], suggest: Suggest): Words {
  const texts = allowed.filter((one) => typeof one === "string");
  const near = typeof value === "string" ? suggest(value, texts) : undefined;
  const only = allowed.length === 1 ? allowed[0] : near;
  const message =
    allowed.length === 1 ? `is ${brief(value)}` : `is ${brief(value)}, which is not one of ${listOf(allowed)}`;
  if (only === undefined) return { message, fix: "use one of them" };
  return { message, fix: `write ${exact(only)}`, replacement: only };
}

/** A bound that is written as a number. */
export function bound(keyword: string, limit: number, value: Json): Words {
  switch (keyword) {
    case "minLength":
      return { message: `${brief(value)} is too short`, fix: `write at least ${limit} characters` };
    case "maxLength":
      return { message: `${brief(value, 40)} is too long`, fix: `use at most ${limit} characters` };
    case "minItems":
      return { message: `has ${size(value)} items, fewer than ${limit}`, fix: `give at least ${limit}` };
    case "maxItems":
      return { message: `has ${size(value)} items, more than ${limit}`, fix: `keep to at most ${limit}` };
    case "minProperties":
      return { message: `has ${size(value)} properties, fewer than ${limit}`, fix: `give at least ${limit}` };
    case "maxProperties":
      return { message: `has ${size(value)} properties, more than ${limit}`, fix: `keep to at most ${limit}` };
    case "minimum":
      return { message: `is ${brief(value)}, below ${limit}`, fix: `use ${limit} or more` };
    case "maximum":
      return { message: `is ${brief(value)}, above ${limit}`, fix: `use ${limit} or less` };
    case "exclusiveMinimum":
      return { message: `is ${brief(value)}, not above ${limit}`, fix: `use more than ${limit}` };
    case "exclusiveMaximum":
      return { message: `is ${brief(value)}, not below ${limit}`, fix: `use less than ${limit}` };
    default:
      return { message: `is ${brief(value)}, not a multiple of ${limit}`, fix: `use a multiple of ${limit}` };
  }
}

export function pattern(value: string, source: string): Words {
  return {
    message: `${brief(value)} has another form than asked for`,
    fix: `write text that matches ${brief(source)}`,
  };
}

export function format(value: string, name: string): Words {
  return { message: `${brief(value)} is no ${name}`, fix: `write a valid ${name}` };
}

export function repeated(first: number): Words {
  return { message: `is the same as item ${first}`, fix: "keep one of them" };
}

export function contained(sure: number, min: number, max: number): Words {
  const fix = sure < min ? `give at least ${min}` : `keep to at most ${max}`;
  return { message: `has ${sure} items of the kind that it must contain`, fix };
}

export function alternatives(value: Json, count: number): Words {
  return { message: `${brief(value)} fits none of ${count} alternatives`, fix: "make it fit one of them" };
}

export function several(value: Json, count: number): Words {
  return {
    message: `${brief(value)} fits ${count} alternatives of which only one may fit`,
    fix: "make it fit one only",
  };
}

export function excluded(value: Json): Words {
  return { message: `${brief(value)} is what the schema rules out`, fix: "write another value" };
}

export function neither(value: Json): Words {
  return { message: `${brief(value)} fits neither "then" nor "else"`, fix: "make it fit one of them" };
}

export function budget(): Words {
  return {
    message: "is too costly to check against its schema",
    fix: "simplify the schema, or make the value smaller",
  };
}

/** What is wrong with the name of a property, in the words of a finding about a text. */
export function propertyName(name: string, inner: Words | undefined): Words {
  const message = inner === undefined ? "does not fit" : inner.message;
  return { message: `the name ${brief(name)} is not allowed: ${message}`, fix: inner?.fix ?? "use another name" };
}

function size(value: Json): number {
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

/** At most ten values, in the order given. */
function listOf(values: readonly Json[]): string {
  const shown = values.slice(0, 10).map((one) => exact(one));
  return values.length > shown.length ? `${shown.join(", ")} …` : shown.join(", ");
}

function list(names: readonly string[]): string {
  return listOf([...names].sort());
}

/** A constant as it has to be written, where it is short. */
function exact(value: Json): string {
  return typeof value === "object" && value !== null ? brief(JSON.stringify(value)).slice(1, -1) : brief(value);
}

function article(noun: string): string {
  if (noun === "null") return noun;
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
