import { BubuError } from "@bubustack/api/errors";

/**
 * What becomes of an object whose work ended with an error: `stale` look again, it has changed; `terminal` only a change
 * can help; `lost` another replica goes on; `retry` again, after waits that grow.
 */
export type Fate = "stale" | "terminal" | "lost" | "retry";

export function fateOf(error: unknown): Fate {
  if (!(error instanceof BubuError)) return "retry";
  switch (error.code) {
    case "apply/stale":
      return "stale";
    case "apply/owned":
    case "apply/foreign":
      return "terminal";
    case "apply/lost":
      return "lost";
    default:
      return "retry";
  }
}

/** What may be shown of an error: the words of ours, and of others nothing. */
export function wordsOf(error: unknown): { readonly reason: string; readonly message: string } {
  const shown = error instanceof BubuError ? error : new BubuError("reconcile/failed");
  return { reason: reasonOf(shown.code), message: `${shown.message}. ${shown.fix}` };
}

/** `apply/owned` as a reason of conditions: `ApplyOwned`. */
function reasonOf(code: string): string {
  return code.replace(/(^|[^a-z])([a-z])/g, (_, _between, letter: string) => letter.toUpperCase());
}
