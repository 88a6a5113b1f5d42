import type { Value } from "../values/value.ts";
import { adapt, CelError, Fault, none, Optional, Structure } from "../values/value.ts";
import type { Start } from "./fields.ts";
import * as fields from "./fields.ts";
import type { Frame } from "./frame.ts";
import { intern } from "./logic.ts";
import { isKey, missing, select, selects } from "./qualify.ts";
import type { Step } from "./step.ts";
import { placed, together } from "./step.ts";

/** What a path starts from: something to evaluate, or one of two paths. */
export type Base =
  | Start
  | { readonly kind: "either"; readonly condition: Step; readonly yes: Path; readonly no: Path; readonly at: number };

/** One part of a path: a constant key, or one to evaluate. */
export interface Part {
  readonly key: Value | Step;
  /** True for `.?` and `[?]`. */
  readonly optional: boolean;
  readonly at: number;
}

/**
 * A path into a value: `a.b[c].?d`. It is evaluated as a whole, and costs 1 for each part and 1 for itself, but for what
 * is one of two paths, and for a path that is itself a key.
 */
export interface Path {
  readonly base: Base;
  readonly parts: readonly Part[];
  readonly at: number;
}

/** A path with one part more. */
export function extend(path: Path, part: Part): Path {
  const { base } = path;
  if (base.kind !== "either") return { base, parts: [...path.parts, part], at: part.at };
  const [yes, no] = [extend(base.yes, part), extend(base.no, part)];
  return { base: { ...base, yes, no }, parts: [], at: part.at };
}

/** Evaluates a path. `own` is what it costs itself; `test` asks whether the last part is there. */
export function follow(path: Path, own: 0 | 1, test = false, strict = false): Step {
  const step = followed(path, own, { test, strict });
  return path.base.kind === "either" && test && own === 0 ? less(step) : step;
}

/** Asking whether something is there costs 1 less than reading it, also after a choice, which costs nothing itself. */
function less(step: Step): Step {
  return (frame) => {
    const before = frame.cost;
    const found = step(frame);
    if (frame.cost > before) frame.cost -= 1;
    return found;
  };
}

function followed({ base, parts, at }: Path, own: 0 | 1, how: How): Step {
  if (base.kind === "either") return either(base, how);
  const runs = runsOf(parts);
  let start: Start = base;
  for (const [index, run] of runs.entries()) {
    const last = index === runs.length - 1;
    const step: Step = last ? along(start, run, own, how, at) : along(start, run, 0, { ...how, test: false }, at);
    start = { kind: "step", step };
  }
  return fields.begin(start);
}

/** Parts that are followed in one go: fields, or the others. Where one is optional, all of them. */
function runsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const runs: Part[][] = [[]];
  const together = parts.some(({ optional }) => optional);
  let before: boolean | undefined;
  for (const part of parts) {
    const field = isField(part);
    if (before !== undefined && before !== field && !together) runs.push([]);
    runs.at(-1)?.push(part);
    before = field;
  }
  return runs;
}

function isField({ key, optional }: Part): boolean {
  return typeof key === "string" && !optional && fields.isField(key);
}

function along(start: Start, parts: readonly Part[], own: 0 | 1, how: How, at: number): Step {
  if (parts.length === 0 && own === 0) return fields.begin(start);
  if (!parts.every(isField)) return general(fields.begin(start), parts, own, how, at);
  const names = parts.map(({ key }) => intern(String(key)));
  const rest: fields.Fields["rest"] = (frame, value, from) => {
    frame.cost += own + from;
    return placed(walk(frame, value, parts.slice(from), how), at);
  };
  return fields.follow(start, { names, own, test: how.test, rest });
}

function either(base: Base & { readonly kind: "either" }, how: How): Step {
  const [yes, no] = [followed(base.yes, 0, how), followed(base.no, 0, how)];
  const { condition, at } = base;
  return (frame) => {
    const chosen = condition(frame);
    if (chosen === true) return yes(frame);
    return chosen === false ? no(frame) : together(undefined, chosen, at);
  };
}

function general(start: Step, parts: readonly Part[], own: 0 | 1, how: How, at: number): Step {
  return (frame) => {
    const value = start(frame);
    const found = walk(frame, value, parts, how);
    frame.cost += own;
    return placed(found, at);
  };
}

/** How a path is followed. */
interface How {
  /** The last part is only asked for. */
  readonly test: boolean;
  /** That may not be asked of a value without fields. */
  readonly strict: boolean;
}

/** Follows parts. Once one is optional, or the start is, the result is. */
function walk(frame: Frame, start: Value, parts: readonly Part[], { test, strict }: How): Value {
  if (start instanceof Fault) return start;
  let value = start;
  let optional = false;
  if (value instanceof Optional && parts.length > 0) {
    if (value.value === undefined) return test ? false : value;
    optional = true;
    value = value.value;
  }
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Part;
    const testing = test && index === parts.length - 1;
    optional ||= part.optional;
    const key = typeof part.key === "function" ? part.key(frame) : part.key;
    const next = value instanceof Structure && (testing || optional) ? ifSet(value, key, testing) : lookUp(value, key);
    if (!optional || (next !== undefined && !(next instanceof Fault))) frame.cost += 1;
    if (next instanceof Fault) return next;
    if (next === undefined && strict && (testing || optional) && !selects(value)) return missing(value, key);
    if (testing) return next !== undefined;
    if (next === undefined) return optional ? (test ? false : none) : missing(value, key);
    value = next;
  }
  return optional && !test ? new Optional(value) : value;
}

/** A field where it is set; where it is only asked for, true in its place. */
function ifSet(of: Structure, key: Value, testing: boolean): Value | undefined {
  if (key instanceof Fault) return key;
  const set = of.has(String(key));
  return set === true && !testing ? lookUp(of, key) : set || undefined;
}

function lookUp(value: Value, key: Value): Value | undefined {
  if (typeof key === "number" && Array.isArray(value)) return key in value ? adapt(value[key]) : undefined;
  if (key instanceof Fault) return key;
  if (!isKey(key)) return new CelError(`invalid qualifier type: ${key === null ? "types.Null" : "not a key"}`);
  return select(value, key);
}
