import { duration, object } from "@bubustack/api/schema";
import type { Primitive } from "./primitive.ts";
import { Reader } from "./reader.ts";

export interface SleepWith {
  /** Milliseconds; absent where the duration is a template or wrong. */
  readonly duration?: number;
}

/** Waits for a fixed time. */
export const sleep: Primitive<SleepWith> = {
  type: "sleep",
  summary: "Waits for a fixed time, and survives restarts while it does.",
  shape: object("How long.", { duration: duration("Time to wait, a positive Go duration or a template of one.") }),
  read: (given) => {
    const reader = new Reader(given, ["duration"]);
    const value = reader.duration("duration", { required: true, template: true });
    return { value: value === undefined ? {} : { duration: value }, problems: reader.problems };
  },
};
