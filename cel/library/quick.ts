import type { CallCost } from "../cost/call.ts";
import { along } from "../plan/fields.ts";
import type { Frame } from "../plan/frame.ts";
import type { Value } from "../values/value.ts";
import { Fault, isPlain } from "../values/value.ts";
import type { General, Quick } from "./declare.ts";

// Steps for the calls that policies are made of. Each does in place what the general way does for plain values (texts,
// bools, ints that are safe numbers, lists, maps with text keys), and leaves all else to it: other types, faults, and
// what comes after a limit is reached. Costs of values whose sizes are from 1 to 10 are 1, whoever reckons them.

/** True where what goes through a text costs 1. */
function short(text: string): boolean {
  return text.length > 0 && text.length <= 10;
}

// Paths and constants are read in place, too. What a step needs, imports included, is one look away from it.

/** `==`, or `!=`. */
export function equality(yes: boolean): Quick {
  return (first, second, price, general) => {
    const [{ track }, { fixed }, read, compare, wanted] = [first, second, along, compared, yes];
    return (frame) => {
      const a = track === undefined ? first(frame) : read(frame, track);
      return compare(frame, a, fixed === undefined ? second(frame) : fixed, wanted, price, general);
    };
  };
}

function compared(frame: Frame, a: Value, b: Value, yes: boolean, price: CallCost, general: General): Value {
  if (frame.cost > frame.limit) return general(frame, a, b);
  if (typeof a === "string" && typeof b === "string") {
    // The shorter counts.
    frame.cost += (short(a) && b !== "") || (short(b) && a !== "") ? 1 : price(yes, a, b, null);
    return (a === b) === yes;
  }
  const plain = (typeof a === "number" && typeof b === "number") || (typeof a === "boolean" && typeof b === "boolean");
  // A list or map is no null, whatever it holds.
  const none = (a === null || b === null) && !(a instanceof Fault || b instanceof Fault);
  if (!plain && !none) return general(frame, a, b);
  frame.cost += plain ? 1 : price(yes, a, b, null);
  return (a === b) === yes;
}

/** `<`, `<=`, `>` and `>=` of numbers. */
export function order(name: string): Quick {
  const greater = name.startsWith("_>");
  const orEqual = name.endsWith("=_");
  return (first, second, _price, general) => {
    const [{ track }, { fixed }, read] = [first, second, along];
    return (frame) => {
      const a = track === undefined ? first(frame) : read(frame, track);
      const b = fixed === undefined ? second(frame) : fixed;
      if (typeof a !== "number" || typeof b !== "number" || frame.cost > frame.limit) return general(frame, a, b);
      frame.cost += 1;
      return a === b ? orEqual : a > b === greater;
    };
  };
}

/** `contains`, `startsWith` and `endsWith`. */
export function textTest(name: "contains" | "startsWith" | "endsWith"): Quick {
  return (first, second, price, general) => {
    const [{ track }, { fixed }, read] = [first, second, along];
    return (frame) => {
      const a = track === undefined ? first(frame) : read(frame, track);
      const b = fixed === undefined ? second(frame) : fixed;
      if (typeof a !== "string" || typeof b !== "string" || frame.cost > frame.limit) return general(frame, a, b);
      if (a.length > 1000) return general(frame, a, b);
      frame.cost += short(a) && short(b) ? 1 : price(null, a, b, null);
      // The last place from the beginning on is the beginning: V8 finds it in half the time that its `startsWith` takes.
      return name === "contains" ? a.includes(b) : name === "startsWith" ? a.lastIndexOf(b, 0) === 0 : a.endsWith(b);
    };
  };
}

/** `in` of a text and a map, or a short list. */
export const membership: Quick = (first, second, price, general) => {
  const [{ fixed }, { track }, read] = [first, second, along];
  return (frame) => {
    const a = fixed === undefined ? first(frame) : fixed;
    const b = track === undefined ? second(frame) : read(frame, track);
    if (typeof a !== "string" || frame.cost > frame.limit) return general(frame, a, b);
    if (Array.isArray(b) ? b.length > 1000 || a.length > 64 || frame.partial : !isPlain(b)) return general(frame, a, b);
    frame.cost += price(null, a, b, null);
    return Array.isArray(b) ? b.includes(a) : Object.hasOwn(b as object, a);
  };
};

/** `!` */
export const negation: Quick = (first, _second, _price, general) => {
  const [{ track }, read] = [first, along];
  return (frame) => {
    const a = track === undefined ? first(frame) : read(frame, track);
    if (typeof a !== "boolean" || frame.cost > frame.limit) return general(frame, a, null);
    frame.cost += 1;
    return !a;
  };
};

/** `size` of lists. */
export const length: Quick = (first, _second, _price, general) => {
  return (frame) => {
    const a = first(frame);
    if (!Array.isArray(a) || frame.cost > frame.limit) return general(frame, a, null);
    frame.cost += 1;
    return a.length;
  };
};
