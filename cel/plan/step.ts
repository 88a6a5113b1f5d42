import type { Value } from "../values/value.ts";
import { CelError, Fault, Pending } from "../values/value.ts";
import type { Track } from "./fields.ts";
import type { Frame } from "./frame.ts";

/** One step of a compiled expression. What it says of itself lets other steps do its work in place, without a call. */
export interface Step {
  (frame: Frame): Value;
  /** Its value, where that is always the same. */
  readonly fixed?: Value;
  /** The fields that it reads, where it does nothing else. */
  readonly track?: Track;
}

/** The place of an error, set where the error has none yet. */
export function placed(value: Value, at: number): Value {
  if (value instanceof CelError && value.at < 0) value.at = at;
  return value;
}

/**
 * What two faults are together: what is not known outweighs an error, and all that is not known is asked for at once. A
 * value that is no fault is one that does not belong there.
 */
export function together(before: Fault | undefined, next: Value, at: number): Fault {
  const fault = next instanceof Fault ? next : new CelError("no such overload", at);
  if (before === undefined) return fault;
  if (!(before instanceof Pending)) return fault instanceof Pending ? fault : before;
  return fault instanceof Pending ? new Pending([...before.asks, ...fault.asks]) : before;
}
