/** The entries of `metadata.managedFields`: who owns which fields, and since when. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList } from "@bubustack/api/json";
import type { FieldSet } from "@bubustack/policies/merge/fields/field-set";
import { isEmpty, union } from "@bubustack/policies/merge/fields/field-set";
import { readFields, writeFields } from "@bubustack/policies/merge/fields/fields-v1";
import { objectAt, textAt } from "../resources/object.ts";

/** Somebody who writes fields, in one way and through one door. */
export interface Owner {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly apiVersion: string;
  /** RFC 3339. */
  readonly time: string;
  /** Empty for the object itself. */
  readonly subresource: string;
}

export interface Owned extends Owner {
  readonly fields: FieldSet;
}

/** Entries by their owners' identities. */
export type Owners = ReadonlyMap<string, Owned>;

/** At most this many that update are told apart; the fields of the oldest go to one of them all. */
const mostUpdaters = 10;
const ancient = "ancient-changes";

/** What tells owners apart; an applier is the same one in every version. */
export function identityOf({ manager, operation, apiVersion, subresource }: Owner): string {
  return JSON.stringify([manager, operation, operation === "Apply" ? "" : apiVersion, subresource]);
}

/** Reads the entries; undefined when one of them cannot be read. */
export function readOwners(value: Json | undefined): Owners | undefined {
  if (value === undefined) return new Map();
  if (!isList(value)) return undefined;
  const owners = new Map<string, Owned>();
  for (const entry of value) {
    const fields = readFields(objectAt(entry, "fieldsV1"));
    const operation = textAt(entry, "operation");
    const known = operation === "Apply" || operation === "Update";
    if (fields === undefined || !known || textAt(entry, "fieldsType") !== "FieldsV1") return undefined;
    const owner: Owner = {
      manager: textAt(entry, "manager"),
      operation,
      apiVersion: textAt(entry, "apiVersion"),
      time: textAt(entry, "time"),
      subresource: textAt(entry, "subresource"),
    };
    const id = identityOf(owner);
    const before = owners.get(id);
    owners.set(id, { ...owner, fields: before === undefined ? fields : union(before.fields, fields) });
  }
  return owners;
}

/** Writes the entries in their order: those that apply first, then by time and name. */
export function writeOwners(owners: Owners): readonly JsonObject[] {
  return capped([...owners.values()].filter(({ fields }) => !isEmpty(fields)))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map(({ manager, operation, apiVersion, time, fields, subresource }) => ({
      manager,
      operation,
      apiVersion,
      ...(time === "" ? {} : { time }),
      fieldsType: "FieldsV1",
      fieldsV1: writeFields(fields),
      ...(subresource === "" ? {} : { subresource }),
    }));
}

function orderOf({ operation, time, manager, apiVersion, subresource }: Owner): string {
  return JSON.stringify([operation, time, manager, apiVersion, subresource]);
}

function capped(all: readonly Owned[]): readonly Owned[] {
  const updaters = all.filter(({ operation }) => operation === "Update");
  if (updaters.length <= mostUpdaters) return all;
  const newest = updaters.toSorted((a, b) => (a.time < b.time ? 1 : -1)).slice(0, mostUpdaters - 1);
  const kept = all.filter((owned) => owned.operation === "Apply" || newest.includes(owned));
  const merged = new Map<string, Owned>();
  for (const old of updaters.filter((owned) => !newest.includes(owned))) {
    const before = merged.get(old.apiVersion);
    const fields = before === undefined ? old.fields : union(before.fields, old.fields);
    const time = before !== undefined && before.time > old.time ? before.time : old.time;
    merged.set(old.apiVersion, { ...old, manager: ancient, subresource: "", time, fields });
  }
  return [...kept, ...merged.values()];
}
