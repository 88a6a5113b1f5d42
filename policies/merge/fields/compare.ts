import type { Json } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { FieldSet } from "./field-set.ts";
import { branch, isEmpty, leaf, noFields } from "./field-set.ts";
import type { Shape } from "./shape.ts";
import { fieldSchema, fieldStep, itemSchema, itemsBySteps, shapeOf } from "./shape.ts";

/** Where two states of a value differ. What is added or removed is there with all places below it. */
export interface Comparison {
  readonly added: FieldSet;
  readonly modified: FieldSet;
  readonly removed: FieldSet;
}

const same: Comparison = { added: noFields, modified: noFields, removed: noFields };

/** Compares a value before and after; undefined stands for absent. */
export function compare(before: Json | undefined, after: Json | undefined, schema: Structural): Comparison {
  if (before === undefined && after === undefined) return same;
  const old = shapeOf(before, schema);
  const next = shapeOf(after, schema);
  const parted = partedAs(old, next, before, after);
  if (parted === undefined || (hollow(before) && hollow(after))) {
    if (before === undefined) return { ...same, added: leaf };
    if (after === undefined) return { ...same, removed: leaf };
    if (equal(before, after)) return same;
    // What has become another kind of value is changed itself, and loses or gets all places below it.
    return { added: below(next, old, schema).added, modified: leaf, removed: below(old, next, schema).removed };
  }
  const parts = parted === "map" ? compareMaps(old, next, schema) : compareLists(old, next, schema);
  if (before === undefined) return { ...parts, added: { ...parts.added, own: true } };
  return after === undefined ? { ...parts, removed: { ...parts.removed, own: true } } : parts;
}

/** The places below a value, as added and as removed ones, where the other is of another kind. */
function below(shape: Shape, other: Shape, schema: Structural): Comparison {
  if (shape.kind === other.kind || shape.kind === "leaf") return same;
  const nothing: Shape = { kind: "leaf" };
  const [gone, come] =
    shape.kind === "map"
      ? [compareMaps(shape, nothing, schema), compareMaps(nothing, shape, schema)]
      : [compareLists(shape, nothing, schema), compareLists(nothing, shape, schema)];
  return { added: come.added, modified: noFields, removed: gone.removed };
}

/** Whether both sides are made of parts in the same way; one that is absent goes with the other. */
function partedAs(
  old: Shape,
  next: Shape,
  before: Json | undefined,
  after: Json | undefined,
): "map" | "list" | undefined {
  // Null is a list or a map of which nothing is left.
  const known = before === undefined || before === null ? next.kind : old.kind;
  const other = after === undefined || after === null ? known : next.kind;
  return known === other && known !== "leaf" ? known : undefined;
}

/** Nothing, or nothing in it: then what differs is the place itself. */
function hollow(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

function compareMaps(old: Shape, next: Shape, schema: Structural): Comparison {
  const before = old.kind === "map" ? old.value : {};
  const after = next.kind === "map" ? next.value : {};
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const own = (value: typeof before, name: string) => (Object.hasOwn(value, name) ? value[name] : undefined);
  return joined(
    [...names].map((name) => [
      fieldStep(name),
      compare(own(before, name), own(after, name), fieldSchema(schema, name)),
    ]),
  );
}

function compareLists(old: Shape, next: Shape, schema: Structural): Comparison {
  const before = old.kind === "list" ? itemsBySteps(old.value, schema) : new Map<string, Json>();
  const after = next.kind === "list" ? itemsBySteps(next.value, schema) : new Map<string, Json>();
  const steps = new Set([...before.keys(), ...after.keys()]);
  return joined([...steps].map((step) => [step, compare(before.get(step), after.get(step), itemSchema(schema))]));
}

function joined(parts: readonly (readonly [string, Comparison])[]): Comparison {
  const of = (which: keyof Comparison) => {
    const found = parts.map(([step, comparison]) => [step, comparison[which]] as const);
    return found.every(([, set]) => isEmpty(set)) ? noFields : branch(false, found);
  };
  return { added: of("added"), modified: of("modified"), removed: of("removed") };
}
