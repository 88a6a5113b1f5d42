import { object } from "@bubustack/api/schema";
import type { Primitive } from "./primitive.ts";
import { Reader } from "./reader.ts";

export type ConditionWith = Readonly<Record<string, never>>;

/** Decides by the step's own `if`, and does nothing else. */
export const condition: Primitive<ConditionWith> = {
  type: "condition",
  summary: "Succeeds when the step's `if` is true and is skipped otherwise, so that others can depend on it.",
  shape: object("A condition reads nothing but the step's `if`.", {}),
  read: (given) => ({ value: {}, problems: new Reader(given, []).problems }),
};
