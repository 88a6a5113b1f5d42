import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";

/**
 * The command line of this process, as `parseArgs` reads it. Where that is not possible the process ends with 2 after it
 * has said why, and how it is used.
 */
export function commandLine<T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`error: ${reason(error)}\n${usage}`);
    return process.exit(2);
  }
}

/** What went wrong, for people: the first sentence of a message, without a stack. */
export function reason(error: unknown): string {
  const [said = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
  return said;
}
