/** Fields of managers that wrote an object under other versions of its kind, with other fields. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { Comparison } from "./compare.ts";
import { compare } from "./compare.ts";
import type { FieldSet } from "./field-set.ts";
import { difference, isEmpty, noFields, onlyBelow, union } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";
import { removeFields, withDeclared } from "./remove-fields.ts";

/** One version of a kind. */
export interface Version {
  readonly name: string;
  readonly schema: Structural;
  /** An object of any version as one of this version. */
  readonly as: (object: JsonObject) => JsonObject;
}

/** The versions of a kind. */
export interface Versions {
  /** That of the request. */
  readonly own: Version;
  /** That of a manager's fields; undefined where it is not served any more. */
  readonly of: (manager: string) => Version | undefined;
}

/** What changed, as each manager's version sees it; undefined where that version is gone. */
export function comparing(
  live: JsonObject,
  next: JsonObject,
  own: Comparison,
  versions: Versions | undefined,
): (manager: string) => Comparison | undefined {
  if (versions === undefined) return () => own;
  const known = new Map([[versions.own.name, own]]);
  return (manager) => {
    const version = versions.of(manager);
    if (version === undefined) return undefined;
    const found = known.get(version.name) ?? compare(version.as(live), version.as(next), version.schema);
    known.set(version.name, found);
    return found;
  };
}

/**
 * The merged object without what a manager said before, in a version of its own, and neither it says now nor anybody owns.
 * `said` is what it says now, in the version of the request.
 */
export function pruned(
  merged: JsonObject,
  before: FieldSet,
  { manager, managers, said, versions }: Pruning,
): JsonObject {
  const version = versions.of(manager);
  if (version === undefined || isEmpty(before)) return merged;
  const held = heldBy(managers, manager, said, versions);
  const dropped = difference(withDeclared(before, version.schema), held(version));
  const left = asObject(removeFields(version.as(merged), dropped, version.schema));
  const others = [...held.versions()].filter(({ name }) => name !== version.name);
  return versions.own.as(others.reduce((object, each) => givenBack(merged, object, each, held(each)), left));
}

export interface Pruning {
  readonly manager: string;
  readonly managers: ReadonlyMap<string, FieldSet>;
  readonly said: FieldSet;
  readonly versions: Versions;
}

/** What is gone of an object, but for what is held, as a version sees it. */
function givenBack(merged: JsonObject, left: JsonObject, version: Version, held: FieldSet): JsonObject {
  const { schema } = version;
  const [all, some] = [version.as(merged), version.as(left)].map((object) =>
    withDeclared(fieldsOf(object, schema), schema),
  );
  const gone = difference(difference(all ?? noFields, some ?? noFields), held);
  return asObject(removeFields(version.as(merged), gone, schema));
}

/** What all but one manager own and what that one says now, by version. */
function heldBy(
  managers: ReadonlyMap<string, FieldSet>,
  manager: string,
  said: FieldSet,
  { own, of }: Versions,
): ((version: Version) => FieldSet) & { readonly versions: () => Iterable<Version> } {
  const sets = new Map<string, FieldSet>([[own.name, said]]);
  const known = new Map<string, Version>([[own.name, own]]);
  for (const [other, fields] of managers) {
    const version = other === manager ? undefined : of(other);
    if (version === undefined) continue;
    known.set(version.name, version);
    sets.set(version.name, union(sets.get(version.name) ?? noFields, fields));
  }
  // Metadata is the same in every version: it holds the object's name there, and all that nobody owns.
  const metadata = onlyBelow(said, "f:metadata");
  const held = ({ name, schema }: Version) => withDeclared(union(sets.get(name) ?? noFields, metadata), schema);
  return Object.assign(held, { versions: () => known.values() });
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : {};
}
