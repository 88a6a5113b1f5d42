import { object } from "@bubustack/api/schema";
import type { Deadline } from "./deadline.ts";
import { deadlineFields, deadlineShape, readDeadline } from "./deadline.ts";
import type { Primitive } from "./primitive.ts";
import { Reader } from "./reader.ts";

/** Waits for a decision of a person. */
export const gate: Primitive<Deadline> = {
  type: "gate",
  summary: "Waits until somebody approves or rejects.",
  shape: object("How long is waited for the decision.", deadlineShape),
  read: (given) => {
    const reader = new Reader(given, deadlineFields);
    return { value: readDeadline(reader), problems: reader.problems };
  },
};
