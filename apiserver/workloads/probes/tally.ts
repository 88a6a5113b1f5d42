/** What the outcomes of a probe amount to. */
import type { Probe } from "./probe.ts";

export interface Tally {
  /** What holds until enough outcomes in a row say otherwise. */
  readonly holds: boolean;
  /** Outcomes in a row that say otherwise. */
  readonly against: number;
}

/** With one more outcome. */
export function counted(
  { holds, against }: Tally,
  succeeded: boolean,
  { successes, failures }: Pick<Probe, "successes" | "failures">,
): Tally {
  if (succeeded === holds) return { holds, against: 0 };
  const enough = against + 1 >= (succeeded ? successes : failures);
  return enough ? { holds: succeeded, against: 0 } : { holds, against: against + 1 };
}
