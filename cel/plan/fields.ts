import type { Value } from "../values/value.ts";
import { adapt, Boxed, Fault } from "../values/value.ts";
import type { Frame } from "./frame.ts";
import type { Step } from "./step.ts";
import { absent } from "./variable.ts";

/** What a path starts from. Variables and slots of loops are read where the path is followed, without a step of their own. */
export type Start =
  | { readonly kind: "variable"; readonly name: string; readonly at: number }
  | { readonly kind: "slot"; readonly slot: number }
  | { readonly kind: "step"; readonly step: Step };

/** A path of fields alone. */
export interface Fields {
  readonly names: readonly string[];
  /** What the path costs itself; each field costs 1. */
  readonly own: 0 | 1;
  /** The last field is only asked for. */
  readonly test: boolean;
  /** Goes on where a value is no plain object, or has no such field: from a part of the path, counted from 0. */
  readonly rest: (frame: Frame, value: Value, from: number) => Value;
}

/** True for fields that can be read as properties: nothing that is no plain object has them. */
export function isField(name: string): boolean {
  return !(name in Object.prototype || name in Uint8Array.prototype);
}

/** The value of what a path starts from. */
export function begin(start: Start): Step {
  const { kind } = start;
  if (kind === "step") return start.step;
  if (kind === "slot") {
    const { slot } = start;
    return (frame) => frame.slots[slot] as Value;
  }
  const { name, at } = start;
  return (frame) => {
    const value = variable(frame, name, at);
    return typeof value === "number" ? adapt(value) : value;
  };
}

/** A path of fields from a variable or a slot, for other steps to follow in place. */
export interface Track {
  /** -1 for a variable. */
  readonly slot: number;
  readonly name: string;
  readonly at: number;
  /** How many fields are read, and the first three. */
  readonly count: number;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly root: Root;
  readonly path: Fields;
}

/** The common case of a path, followed without any allocation. What a step needs is one look away from it: no imports, no outer scopes. */
export function follow(start: Start, path: Fields): Step {
  const [a = "", b = "", c = ""] = path.names;
  const count = path.test ? path.names.length - 1 : path.names.length;
  const down = descend;
  if (start.kind === "step") {
    const { step } = start;
    return (frame) => down(frame, step(frame), count, a, b, c, other, path);
  }
  const slot = start.kind === "slot" ? start.slot : -1;
  const [name, at] = start.kind === "slot" ? ["", -1] : [start.name, start.at];
  const root = slot < 0 ? rootOf(a) : other;
  const track: Track = { slot, name, at, count, a, b, c, root, path };
  const read = variable;
  const step: Step =
    slot < 0
      ? (frame) => down(frame, read(frame, name, at), count, a, b, c, root, path)
      : (frame) => down(frame, frame.slots[slot] as Value, count, a, b, c, other, path);
  return Object.assign(step, { track });
}

/** What the step of the track comes to. */
export function along(frame: Frame, { slot, name, at, count, a, b, c, root, path }: Track): Value {
  const start = slot < 0 ? variable(frame, name, at) : (frame.slots[slot] as Value);
  return descend(frame, start, count, a, b, c, root, path);
}

// Nearly every path begins at `object`, with one of two fields. Read by code of their own, they are found where V8 saw
// them last; a name that differs from call to call is looked for in a table of all.

type Root = 0 | 1 | 2;
const other: Root = 0;

function rootOf(name: string): Root {
  return name === "spec" ? 1 : name === "metadata" ? 2 : other;
}

function first(value: { readonly [key: string]: Value }, name: string, root: Root): Value | undefined {
  return root === 1 ? value["spec"] : root === 2 ? value["metadata"] : value[name];
}

function variable({ vars }: Frame, name: string, at: number): Value {
  const value = name === "object" ? vars["object"] : vars[name];
  return value === undefined ? absent([name], at) : value;
}

/** Reads `count` fields of a value, of which the first three are given apart: most paths have no more. */
function descend(
  frame: Frame,
  start: Value,
  count: number,
  a: string,
  b: string,
  c: string,
  root: Root,
  path: Fields,
): Value {
  let value = start;
  if (count > 0) {
    const next = hasFields(value) ? first(value, a, root) : undefined;
    if (next === undefined) return path.rest(frame, value, 0);
    value = next;
  }
  if (count > 1) {
    const next = hasFields(value) ? value[b] : undefined;
    if (next === undefined) return path.rest(frame, value, 1);
    value = next;
  }
  if (count > 2) {
    const next = hasFields(value) ? value[c] : undefined;
    if (next === undefined) return path.rest(frame, value, 2);
    value = next;
  }
  for (let index = 3; index < count; index++) {
    const next = hasFields(value) ? value[path.names[index] as string] : undefined;
    if (next === undefined) return path.rest(frame, value, index);
    value = next;
  }
  if (path.test) return ask(frame, value, path);
  frame.cost += path.own + count;
  return typeof value === "number" ? adapt(value) : value;
}

/** Whether the last field is there. */
function ask(frame: Frame, value: Value, { names, own, rest }: Fields): Value {
  const last = names.length - 1;
  if (!hasFields(value)) return rest(frame, value, last);
  const name = names[last] as string;
  const found = value[name];
  // Data that its schema does not allow is an error, also where it is only asked for.
  if (found instanceof Fault) return rest(frame, value, last);
  frame.cost += own + names.length;
  return found !== undefined;
}

function hasFields(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !(value instanceof Boxed) && !Array.isArray(value);
}
