import { anyObject, enums, integer, list, map, object, optional, string, time } from "../schema.ts";
import { phases, runObserved } from "../shared/status.ts";
import { exitClasses, structuredError } from "./structured-error.ts";
import { traced } from "./trace.ts";

const handoff = object("How a realtime step is replaced by its next version.", {
  strategy: optional(enums("How it is replaced.", ["rolling", "drain_cutover", "blue_green"])),
  phase: optional(enums("How far that is.", ["pending", "draining", "cutover", "ready"])),
  message: optional(string("What there is to say about it.")),
  updatedAt: optional(time("When this changed last.")),
});

const signalEvent = object("A signal that the step gave.", {
  seq: integer("Its number within the step, rising.", { format: "int64" }),
  key: string("Its name."),
  emittedAt: optional(time("When it was given.")),
  payload: optional(anyObject("What came with it.")),
});

const effect = object("An effect outside that the step had.", {
  seq: integer("Its number within the step, rising.", { format: "int64" }),
  key: string("Its name."),
  status: optional(string("How it went.")),
  emittedAt: optional(time("When it was recorded.")),
  details: optional(anyObject("What there is to say about it.")),
});

export const stepRunStatus = object("How far the step is.", {
  ...runObserved,
  phase: optional(enums("Where the step stands.", phases)),
  startedAt: optional(time("When it started.")),
  finishedAt: optional(time("When it ended.")),
  lastOutputAt: optional(time("When it put something out last.")),
  nextRetryAt: optional(time("When it is tried again.")),
  duration: optional(string("How long it took.")),
  ...traced,
  exitCode: optional(integer("Exit code of its container.")),
  exitClass: optional(enums("What the exit code means.", exitClasses)),
  podName: optional(string("Pod that executed it last.")),
  retries: integer("How often it was tried again."),
  lastFailureMsg: optional(string("What went wrong last.")),
  output: optional(anyObject("What it put out; at most 4,096 bytes unless the installation says so.")),
  logs: optional(anyObject("Where its logs are.")),
  error: optional(structuredError),
  handoff: optional(handoff),
  needs: optional(
    list("StepRuns that must have ended before; at most 200.", string("Name of a StepRun.", { maxLength: 253 }), {
      maxItems: 200,
    }),
  ),
  signals: optional(map("The last value of each signal, by its name.", anyObject("Value of the signal."))),
  signalEvents: optional(list("The signals in their order; at most 256.", signalEvent, { maxItems: 256 })),
  effects: optional(list("The effects in their order; at most 256.", effect, { maxItems: 256 })),
});
