/** Sets of fields as `managedFields` carries them (meta/v1 FieldsV1). */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { setOwn } from "@bubustack/engine/schema/own";
import type { FieldSet } from "./field-set.ts";
import { branch, isEmpty, leaf } from "./field-set.ts";

/** Deeper sets than this are of no object that is stored. */
const deepest = 200;
const stepShape = /^(f:|k:\{|v:|i:-?\d)/;

/** Reads a set; undefined where the value is none. */
export function readFields(value: Json | undefined, depth = 0): FieldSet | undefined {
  if (!isObject(value) || depth > deepest) return undefined;
  const children: [string, FieldSet][] = [];
  let own = false;
  for (const [step, below] of Object.entries(value)) {
    if (step === ".") own = true;
    else {
      const child = stepShape.test(step) ? readBelow(below, depth + 1) : undefined;
      if (child === undefined) return undefined;
      children.push([step, child]);
    }
  }
  return branch(own, children);
}

/** Below the top, a place with nothing below it is in the set itself. */
function readBelow(value: Json | undefined, depth: number): FieldSet | undefined {
  if (isObject(value) && Object.keys(value).length === 0) return leaf;
  return readFields(value, depth);
}

/** Writes a set, its steps in order. */
export function writeFields(set: FieldSet): JsonObject {
  const out: { [step: string]: Json } = {};
  if (set.own && set.children.size > 0) out["."] = {};
  for (const [step, child] of [...set.children].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isEmpty(child)) setOwn(out, step, writeFields(child));
  }
  return out;
}

/** A place as messages show it: `.spec.parts[name="a"].n`. */
export function placeText(steps: readonly string[]): string {
  return steps
    .map((step) => {
      const rest = step.slice(2);
      if (step.startsWith("f:")) return `.${rest}`;
      if (step.startsWith("v:")) return `[=${rest}]`;
      return step.startsWith("k:") ? `[${keyText(rest)}]` : `[${rest}]`;
    })
    .join("");
}

function keyText(json: string): string {
  try {
    const keys: unknown = JSON.parse(json);
    if (!isObject(keys)) return json;
    return Object.entries(keys)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join(",");
  } catch {
    return json;
  }
}
