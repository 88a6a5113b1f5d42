import { anyObject, boolean, enums, integer, object, optional, string } from "../schema.ts";

/** What an exit code means: `retry` and `unknown` are tried again, `terminal` is not. */
export const exitClasses = ["success", "retry", "terminal", "rateLimited", "unknown"] as const;

/** `status.error` of a StepRun, the schema `bubu://schemas/steprun/error/v1`. */
export const structuredError = object("What went wrong, in the form of `bubu://schemas/steprun/error/v1`.", {
  version: enums("Version of this form; default `v1`.", ["v1"], { default: "v1" }),
  type: enums("What kind of thing went wrong.", [
    "timeout",
    "storage_error",
    "serialization_error",
    "validation_error",
    "initialization_error",
    "execution_error",
    "unknown",
  ]),
  message: string("What went wrong, for people; not empty.", { minLength: 1 }),
  retryable: optional(boolean("Another attempt may succeed; absent where that is not known.")),
  exitCode: optional(integer("Exit code of the container, 0 or more.", { minimum: 0 })),
  exitClass: optional(enums("What the exit code means.", exitClasses)),
  code: optional(string("Code of the component's own.")),
  details: optional(anyObject("What else is known.")),
});
