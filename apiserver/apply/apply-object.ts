/** Server-side apply of one object over what is stored. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { applyFields, updateFields } from "@bubustack/policies/merge/fields/apply";
import { at, metaOf, withMeta } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import { applyConflict } from "./conflict.ts";
import { leftConflicts, withLastApplied } from "./last-applied.ts";
import type { Owner, Owners } from "./owners.ts";
import { identityOf, readOwners, writeOwners } from "./owners.ts";
import { owning } from "./owning.ts";
import { bare, fieldsBy, listOrNothing, nothing, ownersOf, unchanged } from "./track.ts";
import type { VersionsOf } from "./versions.ts";

export interface Applying {
  readonly resource: Resource;
  readonly author: Owner;
  /** Undefined where there is none. */
  readonly live: JsonObject | undefined;
  readonly applied: JsonObject;
  readonly force: boolean;
  /** Where the kind has versions with other fields. Default: none. */
  readonly versions?: VersionsOf;
}

/** The object after an apply, with its entries; throws a Conflict (409) where others own what it changes. */
export function applyObject({ resource, author, live, applied, force, versions }: Applying): JsonObject {
  const current = bare(live ?? nothing(resource));
  const before = readOwners(at(metaOf(live), "managedFields")) ?? new Map();
  const owners = before.size > 0 || live === undefined ? before : beforeFirstApply(resource, author, current);
  const attempt = (forced: boolean) =>
    applyFields({
      live: current,
      applied,
      schema: resource.schema,
      managers: fieldsBy(owners),
      manager: identityOf(author),
      force: forced,
      owning: owning(resource, author.subresource),
      ...(versions === undefined ? {} : { versions: versions(owners) }),
    });
  const first = attempt(force);
  const left = "conflicts" in first ? leftConflicts(resource, author, current, first.conflicts) : [];
  const result = "conflicts" in first && left.length === 0 ? attempt(true) : first;
  if ("conflicts" in result) throw applyConflict(left, owners);
  const next = withLastApplied(author, result.object, applied);
  const same = live !== undefined && equal(next, current);
  const kept = ownersOf(result.managers, owners, author, false);
  if (same && unchanged(before, kept)) return live;
  // As in the API server, an entry for what changes no field has the time that it had: none where it is new.
  const time = same ? (owners.get(identityOf(author))?.time ?? "") : author.time;
  const after = ownersOf(result.managers, owners, { ...author, time }, true);
  return withMeta(next, { managedFields: listOrNothing(writeOwners(after)) });
}

/** An object of which nobody knows who wrote it belongs to one who updated it before anybody applied. */
function beforeFirstApply(resource: Resource, { time }: Owner, current: JsonObject): Owners {
  const unknown: Owner = {
    manager: "before-first-apply",
    operation: "Update",
    apiVersion: groupVersion(resource),
    time,
    subresource: "",
  };
  const { managers, took } = updateFields({
    live: nothing(resource),
    next: current,
    schema: resource.schema,
    managers: new Map(),
    manager: identityOf(unknown),
    owning: owning(resource, ""),
  });
  return ownersOf(managers, new Map(), unknown, took);
}
