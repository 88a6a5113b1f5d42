import { object, string } from "@bubustack/api/schema";
import type { Deadline } from "./deadline.ts";
import { deadlineFields, deadlineShape, readDeadline } from "./deadline.ts";
import type { Primitive } from "./primitive.ts";
import { Reader } from "./reader.ts";

export interface WaitWith extends Deadline {
  /** Template, or a literal boolean word. */
  readonly until?: string;
}

/** Waits until a condition over inputs and steps is true. */
export const wait: Primitive<WaitWith> = {
  type: "wait",
  summary: "Waits until a condition over inputs and earlier steps is true.",
  shape: object("What is waited for, and how long.", {
    until: string("Template that must become true."),
    ...deadlineShape,
  }),
  read: (given) => {
    const reader = new Reader(given, ["until", ...deadlineFields]);
    const until = reader.requiredText("until", 'write a condition such as "{{ inputs.ready }}"');
    const value = { ...(until === undefined ? {} : { until }), ...readDeadline(reader) };
    return { value, problems: reader.problems };
  },
};
