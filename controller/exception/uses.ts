import type { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";

type Status = NonNullable<ClusterPolicyException["status"]>;
/** What of the status is about uses. */
export type Counted = Pick<Status, "uses" | "lastUsed" | "counted" | "countedAt">;

/** What a life of a replica tells of an exception. */
export interface Told {
  readonly life: string;
  readonly count: number;
  /** Milliseconds since the Unix epoch. */
  readonly last: number;
}

/** Milliseconds between two writes of a count. */
const everyMs = 60_000;
/** Lives that are added up at most. */
const mostLives = 64;
/** Lives that are remembered: one that tells nothing now may do so again. */
const mostRemembered = 16;

/**
 * Adds what replicas have counted since the status was written. Each life counts up from zero, and the status remembers up to where it was added: whoever
 * writes it from what it saw adds nothing twice and loses nothing of others. `againMs`: there is more, and it is too soon to write it.
 */
export function addUses(
  before: Counted,
  told: readonly Told[],
  now: number,
): { readonly status: Counted; readonly againMs?: number } {
  const { uses = 0, lastUsed, counted = [], countedAt } = before;
  const status: Counted = {
    ...(before.uses !== undefined && { uses }),
    ...(lastUsed !== undefined && { lastUsed }),
    ...(counted.length > 0 && { counted }),
    ...(countedAt !== undefined && { countedAt }),
  };
  const known = new Map(counted.map((one) => [one.life, one.uses]));
  const lives = told.slice(0, mostLives);
  // A life that tells of less than it did has forgotten and begun anew.
  const more = lives.map(({ life, count }) => count - (count < (known.get(life) ?? 0) ? 0 : (known.get(life) ?? 0)));
  const sum = more.reduce((all, one) => all + one, 0);
  if (sum === 0) return { status };
  const rest = Date.parse(countedAt ?? "") + everyMs - now;
  if (rest > 0) return { status, againMs: Math.min(rest, everyMs) };
  const seen = new Set(lives.map(({ life }) => life));
  const last = Math.max(Date.parse(lastUsed ?? "") || 0, ...lives.map((one) => Math.min(one.last, now)));
  return {
    status: {
      uses: Math.min(Number.MAX_SAFE_INTEGER, uses + sum),
      lastUsed: timeText(last),
      counted: [
        ...lives.map(({ life, count }) => ({ life, uses: count })),
        ...counted.filter(({ life }) => !seen.has(life)),
      ].slice(0, Math.max(mostRemembered, lives.length)),
      countedAt: timeText(now),
    },
  };
}

/** As the API server writes times, to the second. */
function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
