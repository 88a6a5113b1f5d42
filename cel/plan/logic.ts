import type { Value } from "../values/value.ts";
import { CelError, Fault, Optional } from "../values/value.ts";
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
  if (first !== undefined && second !== undefined && terms.length === 2)
    return (frame) => {
      const a = first(frame);
      if (a === ends) return ends;
      const b = second(frame);
      if (b === ends) return ends;
      if (a === !ends && b === !ends) return !ends;
      const fault = a === !ends ? undefined : together(undefined, a, at);
      return b === !ends ? (fault ?? !ends) : together(fault, b, at);
    };
  return (frame) => {
    let fault: Fault | undefined;
    for (const term of terms) {
      const value = term(frame);
      if (value === ends) return ends;
      if (value !== !ends) fault = together(fault, value, at);
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
    return lenient || value instanceof Fault ? value : placed(new CelError("no such overload"), at);
  };
}

/** True where a step's value is the one constant. */
export interface Planned {
  readonly step: Step;
  /** The value of a constant. */
  readonly constant: { readonly value: Value } | undefined;
}

export function constant(given: Value): Planned {
  const value = typeof given === "string" ? intern(given) : given;
  return { step: () => value, constant: { value } };
}

/** The same text, as V8 keeps names of properties: looked up and compared by its address. */
export function intern(text: string): string {
  return Object.keys({ [text]: null })[0] ?? text;
}

export function planned(step: Step): Planned {
  return { step, constant: undefined };
}
