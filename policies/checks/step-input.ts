import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { StepFact } from "../facts/block.ts";

/** Deepest nesting in which two blocks are merged; below it the upper one counts as a whole. */
const deepest = 32;

/** What a step passes to its component, and where each part of it was written. */
export interface StepInput {
  readonly value: Json;
  /** Where a finding about a part of the value goes. */
  readonly place: (path: Path) => Path;
}

const nothing: JsonObject = {};

/**
 * The input of a step as a run composes it: the Engram's own `with`, over it the step's `with` (objects are merged), and
 * over both, field by field, its `runtime`. Of the Engram's `with` only the properties that the schema declares count
 * here: the others configure the component itself.
 */
export function stepInput({ step, path }: StepFact, engramWith: Json | undefined, schema: JsonObject): StepInput {
  const own = step.with ?? nothing;
  const base = isObject(engramWith) && isPlain(own) ? declared(engramWith, schema) : undefined;
  const merged = base === undefined ? own : overlay(base, own, 0);
  const value = step.runtime === undefined || !isObject(merged) ? merged : { ...merged, ...step.runtime };
  const place = (at: Path): Path => {
    const [key] = at;
    if (typeof key !== "string") return [...path, "with", ...at];
    if (step.runtime !== undefined && Object.hasOwn(step.runtime, key)) return [...path, "runtime", ...at];
    // Written in the Engram, not in the step.
    if (base !== undefined && Object.hasOwn(base, key) && !Object.hasOwn(own, key)) return [...path, "ref"];
    return [...path, "with", ...at];
  };
  return { value, place };
}

/** A block whose fields are what they say: no template or reference that stands for all of it. */
function isPlain(block: JsonObject): boolean {
  return !Object.keys(block).some((key) => key.startsWith("$bubu"));
}

/** The properties of a block that a schema declares; undefined where there are none. */
function declared(block: JsonObject, { properties }: JsonObject): JsonObject | undefined {
  if (!isObject(properties)) return undefined;
  const kept = Object.keys(block).filter((key) => Object.hasOwn(properties, key));
  return kept.length === 0 ? undefined : Object.fromEntries(kept.map((key) => [key, block[key]]));
}

function overlay(below: JsonObject, above: JsonObject, depth: number): JsonObject {
  if (depth >= deepest || !isPlain(below) || !isPlain(above)) return above;
  const fields = new Map(Object.entries(below));
  for (const key of Object.keys(above)) {
    const [under, over] = [fields.get(key), above[key]];
    fields.set(key, isObject(under) && isObject(over) ? overlay(under, over, depth + 1) : over);
  }
  return Object.fromEntries(fields);
}
