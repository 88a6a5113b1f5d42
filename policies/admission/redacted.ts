/** Objects of which something is not told: `{"$redacted": true}` stands in its place, as in recorded reviews. */
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Value } from "@bubustack/cel/values/value";
import { Pending } from "@bubustack/cel/values/value";
import type { Wait } from "./inputs.ts";

/** True for what stands in the place of something that is not told. */
export function isRedacted(value: Json | undefined): boolean {
  return isObject(value) && value["$redacted"] === true && Object.keys(value).length === 1;
}

/** True where something in a value, at any depth, is not told. Iterative, so that deep values cannot exhaust the stack. */
export function holdsRedacted(value: Json | undefined): boolean {
  const open: (Json | undefined)[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    if (isRedacted(next)) return true;
    for (const item of isList(next) ? next : Object.values(next)) open.push(item);
  }
  return false;
}

/** Why a policy that depends on it is unverified. */
export const redacted = "it depends on something that is redacted";

const unknown: Wait = { unknown: redacted };

/** The value as expressions see it: what is not told is not known there. What holds nothing such stays the value that it is. */
export function untold(value: Json): Value {
  if (!holdsRedacted(value)) return value as Value;
  return replaced(value, 0);
}

/** Deeper than any object that the API server takes. */
const deepest = 1_000;

function replaced(value: Json, depth: number): Value {
  if (isRedacted(value) || depth > deepest) return new Pending([unknown]);
  if (isList(value)) return value.map((item) => replaced(item, depth + 1));
  if (!isObject(value)) return value as Value;
  const entries = Object.entries(value).flatMap(([key, item]) =>
    item === undefined ? [] : [[key, replaced(item, depth + 1)] as const],
  );
  return Object.fromEntries(entries);
}
