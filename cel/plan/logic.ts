import type { Value } from "../values/value.ts";
import { Fault, noOverload, Optional } from "../values/value.ts";
import { along } from "./fields.ts";
import type { Step } from "./step.ts";
import { placed, together } from "./step.ts";

/** `&&` over any number of terms: false where one is, whatever the others are. */
export function and(terms: readonly Step[], at: number): Step {
  return absorb(terms, false, at);
}

/** `||` over any number of terms: true where one is, whatever the others are. */
export function or(terms: readonly Step[], at: number): Step {
  return absorb(terms, true, at);
}

function absorb(terms: readonly Step[], ends: boolean, at: number): Step {
  const [first, second] = terms;
  if (first === undefined || second === undefined || terms.length > 2) return absorbAll(terms, ends, at);
  const [{ track }, { track: track2 }] = [first, second];
  const read = along;
  return (frame) => {
    const a = track === undefined ? first(frame) : read(frame, track);
    if (ends ? a === true : a === false) return a;
    const b = track2 === undefined ? second(frame) : read(frame, track2);
    if (ends ? b === true : b === false) return b;
    if (typeof a === "boolean") return typeof b === "boolean" ? b : together(undefined, b, at);
    const fault = together(undefined, a, at);
    return typeof b === "boolean" ? fault : together(fault, b, at);
  };
}

function absorbAll(terms: readonly Step[], ends: boolean, at: number): Step {
  return (frame) => {
    let fault: Fault | undefined;
    for (const term of terms) {
      const value = term(frame);
      if (ends ? value === true : value === false) return value;
      if (typeof value !== "boolean") fault = together(fault, value, at);
    }
    return fault ?? !ends;
  };
}

/** `optional.or(other)`: the second is evaluated only where the first has no value. */
export function orOptional(first: Step, second: Step): Step {
  return (frame) => {
    const value = first(frame);
    return value instanceof Optional && value.value === undefined ? second(frame) : value;
  };
}

/** `optional.orValue(other)`. A value that is not optional stays itself where `lenient`, as in the API server 1.36. */
export function orValue(first: Step, second: Step, lenient: boolean, at: number): Step {
  return (frame) => {
    const value = first(frame);
    if (value instanceof Optional) return value.value === undefined ? second(frame) : value.value;
    return lenient || value instanceof Fault ? value : placed(noOverload(), at);
  };
}

/** A step that has always the same value. */
export function constant(given: Value): Step {
  const fixed = typeof given === "string" ? intern(given) : given;
  return Object.assign(() => fixed, { fixed });
}

/** The same text, as V8 keeps names of properties: looked up and compared by its address. */
export function intern(text: string): string {
  return Object.keys({ [text]: null })[0] ?? text;
}
