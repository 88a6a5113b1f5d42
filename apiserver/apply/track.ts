/** Keeps `metadata.managedFields` over creates and updates. */
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Managers } from "@bubustack/policies/merge/fields/apply";
import { updateFields } from "@bubustack/policies/merge/fields/apply";
import { sameFields } from "@bubustack/policies/merge/fields/field-set";
import { at, isEmptyObject, listAt, metaOf, withMeta } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import type { Owned, Owner, Owners } from "./owners.ts";
import { identityOf, readOwners, writeOwners } from "./owners.ts";
import { owning } from "./owning.ts";
import type { VersionsOf } from "./versions.ts";

/** A change of one object: by whom, to which kind. */
export interface Change {
  readonly resource: Resource;
  readonly author: Owner;
  /** Undefined where the object is new. */
  readonly live: JsonObject | undefined;
  readonly next: JsonObject;
  /** What the client itself says who owns what: an update may set it, `[{}]` clears it. */
  readonly said?: Json | undefined;
  /** Where the kind has versions with other fields. Default: none. */
  readonly versions?: VersionsOf | undefined;
}

/** The entries after a change that is no apply. */
export function tracked({ resource, author, live, next, said, versions }: Change): Json | undefined {
  const before = at(metaOf(live), "managedFields");
  const owners = ownersBefore(before, author.subresource === "" ? said : undefined);
  // Of what nobody keeps account, none is begun by an update.
  if (live !== undefined && owners.size === 0) return undefined;
  const { managers, took } = updateFields({
    live: bare(live ?? nothing(resource)),
    next: bare(next),
    schema: resource.schema,
    managers: fieldsBy(owners),
    manager: identityOf(author),
    owning: owning(resource, author.subresource),
    ...(versions === undefined ? {} : { versions: versions(owners) }),
  });
  const after = ownersOf(managers, owners, author, took);
  return unchanged(readOwners(before), after) ? before : listOrNothing(writeOwners(after));
}

/** An object of which nothing is there yet. */
export function nothing(resource: Resource): JsonObject {
  return { apiVersion: groupVersion(resource), kind: resource.kind };
}

/** An object without its entries. */
export function bare(object: JsonObject): JsonObject {
  return object.metadata === undefined ? object : withMeta(object, { managedFields: undefined });
}

/** The owners that count before a change; what cannot be read counts as nothing. */
function ownersBefore(before: Json | undefined, said: Json | undefined): Owners {
  const given = listAt(said ?? null);
  if (given.length === 1 && isEmptyObject(given[0])) return new Map();
  const named = given.length === 0 ? undefined : readOwners(given);
  return named ?? readOwners(before) ?? new Map();
}

export function fieldsBy(owners: Owners): Managers {
  return new Map([...owners].map(([id, { fields }]) => [id, fields]));
}

/** Entries from fields; the author's has a new time when it took something. */
export function ownersOf(managers: Managers, before: Owners, author: Owner, took: boolean): Owners {
  const self = identityOf(author);
  const owners = new Map<string, Owned>();
  for (const [id, fields] of managers) {
    const known = before.get(id);
    const owner = id === self && (took || known === undefined) ? author : known;
    if (owner !== undefined) owners.set(id, { ...owner, fields });
  }
  return owners;
}

export function unchanged(before: Owners | undefined, after: Owners): boolean {
  if (before === undefined || before.size !== after.size) return false;
  return [...after].every(([id, owned]) => {
    const old = before.get(id);
    return old !== undefined && old.time === owned.time && sameFields(old.fields, owned.fields);
  });
}

export function listOrNothing(entries: readonly JsonObject[]): Json | undefined {
  return entries.length === 0 ? undefined : entries;
}
