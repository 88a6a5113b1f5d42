import { BubuError } from "@bubustack/api/errors";
import type { Io } from "./io.ts";
import { exits } from "./verb.ts";

/** An error as `-o json` shows it on standard error. */
interface Failure {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Says on standard error why a command could not do its work, and what to do about it. Answers the exit code. */
export function fail(io: Pick<Io, "err">, error: unknown, json: boolean): number {
  const { code, message, fix } = failure(error);
  io.err(
    json
      ? `${JSON.stringify({ version: 1, error: { code, message, fix } })}\n`
      : `error: ${message} (${code})\nfix: ${fix}\n`,
  );
  return exits.failed;
}

/** A usage error whose fix is known better than the catalogue's. */
export class UsageError extends BubuError {
  readonly #fix: string;
  constructor(message: string, fix: string) {
    super("cli/usage", message);
    this.#fix = fix;
  }
  override get fix(): string {
    return this.#fix;
  }
}

function failure(error: unknown): Failure {
  if (error instanceof BubuError) return { code: error.code, message: error.message, fix: error.fix };
  // Anything else is a defect of ours: its name is enough to report it, its stack is not for users.
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: "cli/internal", message: name, fix: "report this with the command that caused it" };
}
