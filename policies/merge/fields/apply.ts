/**
 * Who owns which field of an object, and what an apply makes of it (server-side apply).
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { Comparison } from "./compare.ts";
import { compare } from "./compare.ts";
import type { FieldSet } from "./field-set.ts";
import { difference, intersection, isEmpty, noFields, union } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";
import { mergeApplied } from "./merge-applied.ts";
import { removeFields, withDeclared } from "./remove-fields.ts";

/** What each manager owns, by an identity of the caller's making. */
export type Managers = ReadonlyMap<string, FieldSet>;

/** Fields that a manager wants and another one owns. */
export interface Conflict {
  readonly manager: string;
  readonly fields: FieldSet;
}

export interface Applying {
  /** What is stored; an object with nothing but its type where there is none. */
  readonly live: JsonObject;
  readonly applied: JsonObject;
  readonly schema: Structural;
  readonly managers: Managers;
  readonly manager: string;
  /** Takes over what others own. */
  readonly force: boolean;
  /** Leaves out fields that nobody owns, such as those that the server sets. */
  readonly owning: (fields: FieldSet) => FieldSet;
}

export type Applied =
  | { readonly object: JsonObject; readonly managers: Managers }
  | { readonly conflicts: readonly Conflict[] };

/** Applies an object: what it says is merged, what it said before and nobody else wants is removed. */
export function applyFields(given: Applying): Applied {
  const { live, applied, schema, manager, force, owning } = given;
  const said = fieldsOf(applied, schema);
  const wanted = owning(said);
  const before = given.managers.get(manager) ?? noFields;
  const managers = new Map(given.managers).set(manager, wanted);
  const merged = mergeApplied(live, applied, schema);
  // What the object says and nobody can own, such as its name, keeps what holds it too.
  const held = [...managers.values()].reduce(union, said);
  const dropped = difference(withDeclared(before, schema), withDeclared(held, schema));
  const next = asObject(removeFields(merged, dropped, schema));
  const settled = settle(filtered(compare(live, next, schema), owning), managers, manager, force);
  return "conflicts" in settled ? settled : { object: next, managers: settled.managers };
}

export interface Updating {
  readonly live: JsonObject;
  readonly next: JsonObject;
  readonly schema: Structural;
  readonly managers: Managers;
  readonly manager: string;
  readonly owning: (fields: FieldSet) => FieldSet;
}

/** Who owns what after a change that was no apply: its author takes what it changed. Answers whether it took anything. */
export function updateFields(given: Updating): { readonly managers: Managers; readonly took: boolean } {
  const { live, next, schema, manager, owning } = given;
  const change = filtered(compare(live, next, schema), owning);
  // Its author's own fields are treated as any other's: taken away where changed, and given back below.
  const settled = settle(change, given.managers, "", true);
  const managers = new Map("managers" in settled ? settled.managers : given.managers);
  const taken = union(change.added, change.modified);
  if (!isEmpty(taken)) managers.set(manager, union(managers.get(manager) ?? noFields, taken));
  return { managers, took: !isEmpty(taken) };
}

/** Takes changed and removed fields from all but one manager, or answers whose the changed ones are. */
function settle(
  { added, modified, removed }: Comparison,
  given: Managers,
  manager: string,
  force: boolean,
): { readonly managers: Managers } | { readonly conflicts: readonly Conflict[] } {
  const changed = union(added, modified);
  const conflicts: Conflict[] = [];
  const managers = new Map<string, FieldSet>();
  for (const [other, owned] of given) {
    const lost = other === manager ? noFields : intersection(owned, changed);
    if (!isEmpty(lost)) conflicts.push({ manager: other, fields: lost });
    const left = other === manager ? owned : difference(difference(owned, lost), removed);
    if (!isEmpty(left)) managers.set(other, left);
  }
  return !force && conflicts.length > 0 ? { conflicts } : { managers };
}

/** What a writer cannot own it does not change either. */
function filtered({ added, modified, removed }: Comparison, owning: Updating["owning"]): Comparison {
  return { added: owning(added), modified: owning(modified), removed: owning(removed) };
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : {};
}
