import { entriesOf, keysOf } from "../values/key.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { adapt, Boxed, CelError, Fault, isPlain, MapValue } from "../values/value.ts";
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

/** Calls `round` with each element, key or pair in its slots, until it answers false. An error where there is no range. */
function loop(frame: Frame, range: Value, { iter, iter2 }: Slots, at: number, round: () => boolean): Fault | undefined {
  const { slots } = frame;
  if (Array.isArray(range)) {
    for (let index = 0; index < range.length; index++) {
      const element = adapt(range[index]);
      slots[iter] = iter2 === undefined ? element : index;
      if (iter2 !== undefined) slots[iter2] = element;
      if (!round() || frame.over) break;
    }
    return frame.halted;
  }
  if (range instanceof Fault) return range;
  if (!(range instanceof MapValue || isPlain(range)))
    return new CelError(`got '${typeOf(range).name}', expected iterable type`, at);
  const entries = iter2 === undefined ? keysOf(range).map((key) => [key, null] as const) : entriesOf(range);
  for (const [key, value] of entries) {
    slots[iter] = key;
    if (iter2 !== undefined) slots[iter2] = value;
    if (!round() || frame.over) break;
  }
  return frame.halted;
}

/** `all` (ends at false) and `exists` (ends at true). `test` is the cost of asking whether to go on, before each round. */
export function quantify(range: Step, predicate: Step, slots: Slots, ends: boolean, at: number): Step {
  const test = ends ? 3 : 2;
  return (frame) => {
    const over = range(frame);
    let answer: Value = !ends;
    const failed = loop(frame, over, slots, at, () => {
      frame.cost += test;
      if (answer === ends) return false;
      frame.cost += 1;
      const value = predicate(frame);
      if (value === ends) answer = ends;
      else if (value !== !ends) answer = together(answer instanceof Fault ? answer : undefined, value, at);
      return true;
    });
    if (failed !== undefined) return failed;
    frame.cost += 1;
    return answer;
  };
}

/** `map`, `filter` and their kin: a list of what each round yields. `price` is the cost of adding one element. */
export function collect(
  range: Step,
  init: Step,
  predicate: Step | undefined,
  element: Step,
  slots: Slots,
  price: number,
  at: number,
): Step {
  return (frame) => {
    const over = range(frame);
    if (over instanceof Fault) return over;
    const list: Value[] = [];
    let fault: Fault | undefined;
    // An empty list, for its cost: it is made when the list is first asked for, which a predicate that fails does not do.
    let begun = false;
    const begin = () => {
      if (!begun) init(frame);
      begun = true;
    };
    const failed = loop(frame, over, slots, at, () => {
      const wanted = predicate === undefined ? true : predicate(frame);
      if (typeof wanted === "boolean") begin();
      else begun = true;
      if (wanted === true) {
        frame.cost += price;
        const value = element(frame);
        if (value instanceof Fault) fault = fault === undefined ? value : together(fault, value, at);
        else if (fault === undefined) list.push(value);
        frame.grow(16);
      } else if (wanted !== false) fault = together(undefined, wanted, at);
      return true;
    });
    if (failed !== undefined) return failed;
    begin();
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

export function general({ range, init, condition, step, result }: Loop, slots: Slots, at: number): Step {
  return (frame) => {
    const over = range(frame);
    frame.slots[slots.accu] = over instanceof Fault ? null : init(frame);
    const failed = loop(frame, over, slots, at, () => {
      if (condition(frame) === false) return false;
      frame.slots[slots.accu] = step(frame);
      return true;
    });
    return failed ?? placed(result(frame), at);
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

/** Reads a variable of a loop. */
export function read(slot: number): Step {
  return (frame) => frame.slots[slot] as Value;
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
