/** Which leases a replica renews, takes and gives back: pure, so that every order of events can be tried. */

/** A Lease as a replica saw it. Times are milliseconds of the replica's own monotonic clock. */
export interface Observed {
  readonly name: string;
  /** Empty where nobody holds it. */
  readonly holder: string;
  /** How long it holds after its last change. */
  readonly durationMs: number;
  /** When this replica first saw it in its present state: clocks of others are not compared. */
  readonly seenAt: number;
}

export interface View {
  /** The Leases that are shared out, in a fixed order, and what is known of those that exist. */
  readonly names: readonly string[];
  readonly seen: ReadonlyMap<string, Observed>;
  /** The replicas that are there, this one among them. */
  readonly members: readonly string[];
  readonly me: string;
  readonly now: number;
}

export interface Moves {
  readonly renew: readonly string[];
  /** Those that are free. */
  readonly take: readonly string[];
  /** Those beyond this replica's part. */
  readonly release: readonly string[];
}

/** True where nobody holds a Lease any more: it is absent, given back, or has not changed for as long as it holds. */
export function isFree(lease: Observed | undefined, now: number): boolean {
  return lease === undefined || lease.holder === "" || now - lease.seenAt >= lease.durationMs;
}

/** Each replica keeps its part of the Leases: an equal number, the first replicas by name one more where it does not divide. */
export function moves({ names, seen, members, me, now }: View): Moves {
  const mine = names.filter((name) => seen.get(name)?.holder === me);
  const part = partOf(names.length, members, me);
  const free = names.filter((name) => !mine.includes(name) && isFree(seen.get(name), now));
  return {
    renew: mine.slice(0, part),
    take: free.slice(0, Math.max(0, part - mine.length)),
    release: mine.slice(part),
  };
}

function partOf(count: number, members: readonly string[], me: string): number {
  const all = [...new Set([...members, me])].sort();
  return Math.floor(count / all.length) + (all.indexOf(me) < count % all.length ? 1 : 0);
}
