/** How large the ReplicaSets of a Deployment are to be: numbers in, numbers out. */
import type { Bounds } from "./bounds.ts";

/** What counts of one ReplicaSet. */
export interface Sized {
  readonly name: string;
  /** How many pods it is asked for. */
  readonly size: number;
  /** How many of its pods can be used. */
  readonly available: number;
  /** When it was made, as text that sorts. */
  readonly created: string;
  /** The most pods that its Deployment could have when its size was last set; undefined where nothing says it. */
  readonly most?: number;
}

/** New sizes by name, of those that change. */
export type Sizes = ReadonlyMap<string, number>;

const none: Sizes = new Map();

/** The size of a set of the present template that is about to be made or to grow, beside others of these sizes. */
export function grown({ desired, surge }: Bounds, own: number, others: readonly Sized[]): number {
  const all = own + total(others);
  return all >= desired + surge ? own : own + Math.min(desired + surge - all, desired - own);
}

/**
 * One step of a rolling update: the present set grows as far as surge allows; or else the old ones shrink, those of their
 * pods first that cannot be used, as far as enough others can be.
 */
export function roll(bounds: Bounds, present: Sized, old: readonly Sized[]): Sizes {
  const { desired, unavailable } = bounds;
  if (present.size > desired) return new Map([[present.name, desired]]);
  const size = present.size === desired ? desired : grown(bounds, present.size, old);
  if (size !== present.size) return new Map([[present.name, size]]);
  return shrunk(desired - unavailable, present, old);
}

function shrunk(needed: number, present: Sized, given: readonly Sized[]): Sizes {
  const old = given.filter(({ size }) => size > 0).toSorted(byAge);
  const pending = present.size - present.available;
  const most = total(old) + present.size - needed - pending;
  if (old.length === 0 || most <= 0) return none;
  const sizes = new Map<string, number>();
  let gone = 0;
  for (const { name, size, available } of old) {
    const fewer = Math.min(most - gone, Math.max(size - available, 0));
    gone += fewer;
    if (fewer > 0) sizes.set(name, size - fewer);
  }
  const usable = [...old, present].reduce((sum, { available }) => sum + available, 0);
  let left = usable - needed;
  for (const { name, size: before } of old) {
    const size = sizes.get(name) ?? before;
    const fewer = Math.min(size, Math.max(left, 0));
    left -= fewer;
    if (fewer > 0) sizes.set(name, size - fewer);
  }
  return sizes;
}

/** All old ones go: what is left to a Deployment that replaces its pods at once. */
export function emptied(old: readonly Sized[]): Sizes {
  return new Map(old.filter(({ size }) => size > 0).map(({ name }) => [name, 0]));
}

/**
 * What another number of replicas makes of the sizes: all of them to the only set with pods, or to the newest; where
 * several have pods, each its share. `before` is how many there were in all, where a set does not say it.
 */
export function resized(
  bounds: Bounds,
  present: Sized | undefined,
  old: readonly Sized[],
  rolling: boolean,
  before: number,
): Sizes {
  const all = [...old, ...(present === undefined ? [] : [present])];
  const active = all.filter(({ size }) => size > 0);
  if (active.length <= 1) {
    const [only = present ?? old.toSorted(byAge).at(-1)] = active;
    return only === undefined || only.size === bounds.desired ? none : new Map([[only.name, bounds.desired]]);
  }
  const full = present !== undefined && present.size === bounds.desired && present.available === bounds.desired;
  if (full && present.most === bounds.desired + bounds.surge) return emptied(old);
  return rolling ? shared(bounds, active, before) : none;
}

function shared({ desired, surge }: Bounds, given: readonly Sized[], before: number): Sizes {
  const allowed = desired > 0 ? desired + surge : 0;
  const toAdd = allowed - total(given);
  // Of sets of one size the newer ones grow first, and the older ones shrink first.
  const active = given.toSorted((a, b) => b.size - a.size || (toAdd > 0 ? byAge(b, a) : byAge(a, b)));
  const sizes = new Map<string, number>();
  let added = 0;
  for (const set of active) {
    const wanted = desired === 0 ? -set.size : Math.round((set.size * (desired + surge)) / (set.most || before || 1));
    const share = desired === 0 ? wanted : wanted - set.size;
    const left = toAdd - added;
    const change = toAdd > 0 ? Math.min(Math.max(share, 0), left) : Math.max(Math.min(share, 0), left);
    added += change;
    sizes.set(set.name, set.size + change);
  }
  const [largest] = active;
  if (largest !== undefined)
    sizes.set(largest.name, Math.max(0, (sizes.get(largest.name) ?? largest.size) + toAdd - added));
  return new Map([...sizes].filter(([name, size]) => given.find((set) => set.name === name)?.size !== size));
}

function total(sets: readonly Sized[]): number {
  return sets.reduce((sum, { size }) => sum + size, 0);
}

/** The oldest first; of two of one second, by name. */
function byAge(a: Sized, b: Sized): number {
  return a.created < b.created ? -1 : a.created > b.created ? 1 : a.name < b.name ? -1 : 1;
}
