/**
 * Sets of the fields of an object, as a tree of steps. A step is written as Kubernetes writes it in `managedFields`:
 * `f:name` is a field, `k:{"name":"a"}` an item of a list by its keys, `v:"a"` an item of a set by its value.
 */
export interface FieldSet {
  /** Whether the place itself is in the set, not only places below it. */
  readonly own: boolean;
  readonly children: ReadonlyMap<string, FieldSet>;
}

export const noFields: FieldSet = { own: false, children: new Map() };
/** A place and nothing below it. */
export const leaf: FieldSet = { own: true, children: new Map() };

export function isEmpty({ own, children }: FieldSet): boolean {
  return !own && children.size === 0;
}

/** A set of the places below, without branches that hold nothing. */
export function branch(own: boolean, children: Iterable<readonly [string, FieldSet]>): FieldSet {
  return { own, children: new Map([...children].filter(([, child]) => !isEmpty(child))) };
}

/** What is in either set. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  const children = new Map(a.children);
  for (const [step, child] of b.children) children.set(step, union(children.get(step) ?? noFields, child));
  return { own: a.own || b.own, children };
}

/** What is in both sets. */
export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  const shared = [...a.children].map(
    ([step, child]) => [step, intersection(child, b.children.get(step) ?? noFields)] as const,
  );
  return branch(a.own && b.own, shared);
}

/** What is in the first set and not in the second; places below one that is taken away stay. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmpty(b)) return a;
  const left = [...a.children].map(
    ([step, child]) => [step, difference(child, b.children.get(step) ?? noFields)] as const,
  );
  return branch(a.own && !b.own, left);
}

/** The set without a place and all that is below it. */
export function withoutBelow(set: FieldSet, ...path: readonly string[]): FieldSet {
  const [step, ...rest] = path;
  if (step === undefined) return noFields;
  const child = set.children.get(step);
  if (child === undefined) return set;
  const children = new Map(set.children).set(step, withoutBelow(child, ...rest));
  return branch(set.own, children);
}

/** Only what is at one step and below it. */
export function onlyBelow(set: FieldSet, step: string): FieldSet {
  const child = set.children.get(step);
  return child === undefined ? noFields : branch(false, [[step, child]]);
}

export function sameFields(a: FieldSet, b: FieldSet): boolean {
  return isEmpty(difference(a, b)) && isEmpty(difference(b, a));
}

/** The places of a set, each as its steps; places before what is below them. */
export function* places(set: FieldSet, before: readonly string[] = []): Generator<readonly string[]> {
  if (set.own) yield before;
  for (const [step, child] of set.children) yield* places(child, [...before, step]);
}
