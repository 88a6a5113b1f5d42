import { entriesOf, keysOf } from "../values/key.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { adapt, Boxed, CelError, Fault, isPlain, MapValue } from "../values/value.ts";
import { along } from "./fields.ts";
import type { Frame } from "./frame.ts";
import type { Step } from "./step.ts";
import { placed, together } from "./step.ts";

/** Where a loop keeps its variables. */
export interface Slots {
  readonly iter: number;
  /** Undefined for loops of one variable. */
  readonly iter2: number | undefined;
  readonly accu: number;
}

/** Marks a variable whose value is computed when it is first used. */
class Unset extends Boxed {
  readonly kind = "unset";
}
const unset = new Unset();

/** What the last variable of a loop goes over: elements, values, or keys where it is the only one. Other values are errors. */
function itemsOf(over: Value, { iter2 }: Slots, at: number, frame: Frame): readonly Value[] | Fault {
  if (Array.isArray(over)) return over;
  if (over instanceof Fault) return over;
  if (!(over instanceof MapValue || isPlain(over)))
    return new CelError(`got '${frame.why("type", typeOf(over).name)}', expected iterable type`, at);
  return iter2 === undefined ? keysOf(over) : entriesOf(over).map(([, value]) => value);
}

/** What the first of two variables goes over: keys; undefined for the indices of a list. */
function firstsOf(over: Value, { iter2 }: Slots): readonly Value[] | undefined {
  return iter2 === undefined || Array.isArray(over) ? undefined : keysOf(over);
}

/** Sets the variables of a loop for a round. */
function bind(frame: Frame, { iter, iter2 }: Slots, item: Value | undefined, first: Value): void {
  const { slots } = frame;
  if (iter2 === undefined) slots[iter] = adapt(item);
  else {
    slots[iter] = first;
    slots[iter2] = adapt(item);
  }
}

/** `all` (ends at false) and `exists` (ends at true). `test` is the cost of asking whether to go on, before each round. */
export function quantify(start: Step, predicate: Step, slots: Slots, ends: boolean, at: number): Step {
  const test = ends ? 3 : 2;
  const { track } = start;
  const read = along;
  return (frame) => {
    const over = track === undefined ? start(frame) : read(frame, track);
    const items = itemsOf(over, slots, at, frame);
    if (items instanceof Fault) return items;
    const firsts = firstsOf(over, slots);
    let fault: Fault | undefined;
    for (let index = 0; index < items.length; index++) {
      bind(frame, slots, items[index], firsts?.[index] ?? index);
      frame.cost += test + 1;
      const value = predicate(frame);
      if (ends ? value === true : value === false) {
        // Where there is another round, whether to go on is asked once more.
        frame.cost += index + 1 < items.length ? test + 1 : 1;
        return ends;
      }
      if (typeof value !== "boolean") fault = together(fault, value, at);
      if (frame.over) return frame.halted ?? ends;
    }
    frame.cost += 1;
    return fault ?? !ends;
  };
}

/** `map`, `filter` and their kin: a list of what each round yields. `price` is the cost of adding one element. */
export function collect(
  start: Step,
  init: Step,
  predicate: Step | undefined,
  element: Step,
  slots: Slots,
  price: number,
  at: number,
): Step {
  return (frame) => {
    const over = start(frame);
    const items = itemsOf(over, slots, at, frame);
    if (items instanceof Fault) return items;
    const firsts = firstsOf(over, slots);
    const list: Value[] = [];
    let fault: Fault | undefined;
    // An empty list, for its cost: it is made when the list is first asked for, which a predicate that fails does not do.
    let begun = false;
    for (let index = 0; index < items.length; index++) {
      bind(frame, slots, items[index], firsts?.[index] ?? index);
      const wanted = predicate === undefined ? true : predicate(frame);
      if (!begun && typeof wanted === "boolean") init(frame);
      begun = true;
      if (wanted === true) {
        frame.cost += price;
        const value = element(frame);
        if (value instanceof Fault) fault = fault === undefined ? value : together(fault, value, at);
        else if (fault === undefined) list.push(value);
        frame.grow(16);
      } else if (wanted !== false) fault = together(undefined, wanted, at);
      if (frame.over) return frame.halted ?? list;
    }
    if (!begun) init(frame);
    frame.cost += 1;
    return fault ?? list;
  };
}

/** The parts of a loop of any form. */
export interface Loop {
  readonly range: Step;
  /** Made anew for each evaluation. */
  readonly init: Step;
  readonly condition: Step;
  readonly step: Step;
  readonly result: Step;
}

export function general({ range: start, init, condition, step, result }: Loop, slots: Slots, at: number): Step {
  return (frame) => {
    const over = start(frame);
    frame.slots[slots.accu] = over instanceof Fault ? null : init(frame);
    const items = itemsOf(over, slots, at, frame);
    if (items instanceof Fault) return items;
    const firsts = firstsOf(over, slots);
    for (let index = 0; index < items.length; index++) {
      bind(frame, slots, items[index], firsts?.[index] ?? index);
      if (condition(frame) === false) break;
      frame.slots[slots.accu] = step(frame);
      if (frame.over) return frame.halted ?? null;
    }
    return placed(result(frame), at);
  };
}

/** A variable whose value is computed when the result first uses it. */
export function lazily(range: Step, result: Step, slot: number): Step {
  return (frame) => {
    // An empty list, for its cost.
    range(frame);
    frame.slots[slot] = unset;
    return result(frame);
  };
}

/** Reads a variable that is computed when first used. */
export function readLazily(slot: number, init: Step): Step {
  return (frame) => {
    const known = frame.slots[slot] as Value;
    if (known !== unset) return known;
    const value = init(frame);
    frame.slots[slot] = value;
    return value;
  };
}
