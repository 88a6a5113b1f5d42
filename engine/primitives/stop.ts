import { enums, object, optional, string } from "@bubustack/api/schema";
import type { Primitive } from "./primitive.ts";
import { Reader } from "./reader.ts";

/** The phases in which a run has ended. */
export const terminalPhases = [
  "Succeeded",
  "Failed",
  "Finished",
  "Canceled",
  "Compensated",
  "Timeout",
  "Aborted",
  "Skipped",
] as const;
export type TerminalPhase = (typeof terminalPhases)[number];

export interface StopWith {
  readonly phase: TerminalPhase;
  /** Text or template. */
  readonly message?: string;
}

/** Ends the run in a phase. */
export const stop: Primitive<StopWith> = {
  type: "stop",
  summary: "Ends the run in the phase that it names.",
  shape: object("How the run ends.", {
    phase: optional(enums("Phase of the run; default `Succeeded`.", terminalPhases)),
    message: optional(string("Why; text or template.")),
  }),
  read: (given) => {
    const reader = new Reader(given, ["phase", "message"]);
    const phase = reader.choice("phase", terminalPhases) ?? "Succeeded";
    const message = reader.text("message");
    return { value: { phase, ...(message === undefined ? {} : { message }) }, problems: reader.problems };
  },
};
