/**
 * The change from client-side to server-side apply. `kubectl apply` without `--server-side` keeps what it applied in an
 * annotation; what stands there, and is still so, kubectl may take over without a conflict.
 */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Conflict } from "@bubustack/policies/merge/fields/apply";
import { compare } from "@bubustack/policies/merge/fields/compare";
import type { FieldSet } from "@bubustack/policies/merge/fields/field-set";
import { difference, isEmpty, noFields, union } from "@bubustack/policies/merge/fields/field-set";
import { fieldsOf } from "@bubustack/policies/merge/fields/fields-of";
import { textAt, textMap, withMeta, without } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Owner } from "./owners.ts";

const annotation = "kubectl.kubernetes.io/last-applied-configuration";

/** Whether an author is kubectl under its own name. Whoever names another manager wants no such change. */
function isKubectl({ manager, operation }: Owner): boolean {
  return manager === "kubectl" && operation === "Apply";
}

/** The conflicts that are left when kubectl takes over what it has applied before. */
export function leftConflicts(
  resource: Resource,
  author: Owner,
  live: JsonObject,
  conflicts: readonly Conflict[],
): readonly Conflict[] {
  if (!isKubectl(author)) return conflicts;
  const allowed = appliedBefore(resource, live);
  return conflicts
    .map(({ manager, fields }) => ({ manager, fields: difference(fields, allowed) }))
    .filter(({ fields }) => !isEmpty(fields));
}

/** The fields that were applied before and are still as they were. */
function appliedBefore(resource: Resource, live: JsonObject): FieldSet {
  const before = parsed(textAt(live, "metadata", "annotations", annotation));
  if (before === undefined) return noFields;
  const { added, modified, removed } = compare(before, live, resource.schema);
  return difference(fieldsOf(before, resource.schema), union(union(added, modified), removed));
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the annotation, where there is one, at what kubectl has applied last, for who goes back to the client. */
export function withLastApplied(author: Owner, object: JsonObject, applied: JsonObject): JsonObject {
  const annotations = textMap(object, "metadata", "annotations");
  if (!isKubectl(author) || !Object.hasOwn(annotations, annotation)) return object;
  const given = without(textMap(applied, "metadata", "annotations"), annotation);
  const text = `${JSON.stringify(withMeta(applied, { annotations: given }))}\n`;
  return withMeta(object, { annotations: { ...annotations, [annotation]: text } });
}
