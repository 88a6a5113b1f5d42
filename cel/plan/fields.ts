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

/** The common case of a path, followed without any allocation. */
export function follow(start: Start, path: Fields): Step {
  const [a = "", b = "", c = ""] = path.names;
  const count = path.test ? path.names.length - 1 : path.names.length;
  if (start.kind === "slot") {
    const { slot } = start;
    return (frame) => descend(frame, frame.slots[slot] as Value, count, a, b, c, path);
  }
  if (start.kind === "step") {
    const { step } = start;
    return (frame) => descend(frame, step(frame), count, a, b, c, path);
  }
  const { name, at } = start;
  return (frame) => descend(frame, variable(frame, name, at), count, a, b, c, path);
}

function variable({ vars }: Frame, name: string, at: number): Value {
  const value = vars[name];
  return value === undefined ? absent([name], at) : value;
}

/** Reads `count` fields of a value, of which the first three are given apart: most paths have no more. */
function descend(frame: Frame, start: Value, count: number, a: string, b: string, c: string, path: Fields): Value {
  let value = start;
  if (count > 0) {
    const next = hasFields(value) ? value[a] : undefined;
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
