import type { Json } from "@bubustack/api/json";

/** What the oracle says of a case. */
export interface Answer {
  readonly id: string;
  /** What the template prints; undefined where it fails. */
  readonly output?: string;
  /** What the action of a template of one action yields, as JSON; undefined where JSON cannot hold it. */
  readonly value?: Json;
  /** Go's name for the type of that value. */
  readonly type?: string;
  /** Where it fails: while parsing, while running, or since it takes too long or prints too much. */
  readonly error?: "parse" | "exec" | "budget";
  /** Go's message, for people; it is not checked in. */
  readonly reason?: string;
}
