// Where a value of a template comes from, as far as it can be known without running it.

/** A key below a root; undefined where it is known only at run time. */
export type Segment = string | number | undefined;

/** One place in the scope. Its first key is the root; the scope itself has none. */
export interface Place {
  readonly keys: readonly Segment[];
  /** True where a function on the way foresees that nothing is there. */
  readonly guarded: boolean;
}

/**
 * The places that a value may be at. Empty for a value that is computed: whatever it was made of has been read.
 * Several where branches or functions choose.
 */
export type Places = readonly Place[];

/** A value that is computed, or a literal. */
export const computed: Places = Object.freeze([]);

/** The whole scope. */
export const scope: Places = Object.freeze([Object.freeze({ keys: Object.freeze([]), guarded: false })]);

/** Most places that are followed for one value. */
export const maxPlaces = 16;
/** Longest path that is followed; a reference to something deeper names what is above it. */
export const maxSegments = 32;

/** The place of a root that is named without a dot. */
export function root(name: string): Places {
  return [{ keys: [name], guarded: false }];
}

/** The places one key further down. */
export function below(places: Places, segment: Segment): Places {
  return places.map((place) =>
    place.keys.length < maxSegments ? { keys: [...place.keys, segment], guarded: place.guarded } : place,
  );
}

/** The same places, of which it is foreseen that nothing may be there. */
export function foreseen(places: Places): Places {
  return places.map((place) => (place.guarded ? place : { keys: place.keys, guarded: true }));
}

/** The places of both, each once. */
export function union(left: Places, right: Places): Places {
  if (left.length === 0 || left === right) return right;
  if (right.length === 0) return left;
  const added = right.filter((place) => !left.some((other) => samePlace(place, other)));
  return added.length === 0 ? left : [...left, ...added];
}

/** True where the two hold the same places in the same order. */
export function samePlaces(left: Places, right: Places): boolean {
  if (left === right) return true;
  return left.length === right.length && left.every((place, at) => samePlace(place, right[at]));
}

/** True where one path leads to the other, or further. */
export function leadsTo(prefix: readonly Segment[], keys: readonly Segment[]): boolean {
  return prefix.length <= keys.length && prefix.every((segment, at) => segment === keys[at]);
}

function samePlace(left: Place, right: Place | undefined): boolean {
  return (
    right !== undefined &&
    left.guarded === right.guarded &&
    left.keys.length === right.keys.length &&
    leadsTo(left.keys, right.keys)
  );
}
