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
import type { Versions } from "./versions.ts";
import { comparing, pruned as prunedAcross } from "./versions.ts";

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
  /** Where managers may own fields of other versions of the kind. Default: all are of the version of the request. */
  readonly versions?: Versions;
}

export type Applied =
  | { readonly object: JsonObject; readonly managers: Managers }
  | { readonly conflicts: readonly Conflict[] };

/** Applies an object: what it says is merged, what it said before and nobody else wants is removed. */
export function applyFields(given: Applying): Applied {
  const { live, applied, schema, manager, force, owning, versions } = given;
  const said = fieldsOf(applied, schema);
  const wanted = owning(said);
  const before = given.managers.get(manager) ?? noFields;
  const managers = new Map(given.managers).set(manager, wanted);
  const merged = asObject(mergeApplied(live, applied, schema));
  const next =
    versions === undefined
      ? pruned(merged, before, managers, said, schema)
      : prunedAcross(merged, before, { manager, managers: given.managers, said, versions });
  const changes = changesOf(live, next, given);
  const settled = settle(changes, managers, manager, force);
  return "conflicts" in settled ? settled : { object: next, managers: settled.managers };
}

/** The merged object without what its applier said before, and neither it says now nor anybody owns. */
function pruned(
  merged: JsonObject,
  before: FieldSet,
  managers: Managers,
  said: FieldSet,
  schema: Structural,
): JsonObject {
  // What the object says and nobody can own, such as its name, keeps what holds it too.
  const held = [...managers.values()].reduce(union, said);
  const dropped = difference(withDeclared(before, schema), withDeclared(held, schema));
  return asObject(removeFields(merged, dropped, schema));
}

export interface Updating {
  readonly live: JsonObject;
  readonly next: JsonObject;
  readonly schema: Structural;
  readonly managers: Managers;
  readonly manager: string;
  readonly owning: (fields: FieldSet) => FieldSet;
  /** As of an apply. */
  readonly versions?: Versions;
}

/** Who owns what after a change that was no apply: its author takes what it changed. Answers whether it took anything. */
export function updateFields(given: Updating): { readonly managers: Managers; readonly took: boolean } {
  const { live, next, manager } = given;
  const changes = changesOf(live, next, given);
  // Its author's own fields are treated as any other's: taken away where changed, and given back below.
  const settled = settle(changes, given.managers, "", true);
  const managers = new Map("managers" in settled ? settled.managers : given.managers);
  const taken = union(changes.own.added, changes.own.modified);
  if (!isEmpty(taken)) managers.set(manager, union(managers.get(manager) ?? noFields, taken));
  return { managers, took: !isEmpty(taken) };
}

/** What changed in the version of the request, and in that of each manager's fields. */
interface Changes {
  readonly own: Comparison;
  readonly of: (manager: string) => Comparison | undefined;
}

function changesOf(
  live: JsonObject,
  next: JsonObject,
  { schema, owning, versions }: Pick<Updating, "schema" | "owning" | "versions">,
): Changes {
  const own = filtered(compare(live, next, schema), owning);
  if (versions === undefined) return { own, of: () => own };
  const across = comparing(live, next, own, versions);
  return {
    own,
    of: (manager) => {
      const seen = across(manager);
      return seen && filtered(seen, owning);
    },
  };
}

/**
 * Takes changed and removed fields from all but one manager, or answers whose the changed ones are. One whose version is
 * gone owns nothing any more.
 */
function settle(
  changes: Changes,
  given: Managers,
  manager: string,
  force: boolean,
): { readonly managers: Managers } | { readonly conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = [];
  const managers = new Map<string, FieldSet>();
  for (const [other, owned] of given) {
    const seen = other === manager ? changes.own : changes.of(other);
    if (seen === undefined) continue;
    const { removed } = seen;
    const changed = union(seen.added, seen.modified);
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
