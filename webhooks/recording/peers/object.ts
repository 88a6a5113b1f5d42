import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { AuditLog as AuditLogObject } from "@bubustack/api/policy/audit-log";
import { AuditLog } from "@bubustack/api/policy/audit-log";
import type { Told } from "@bubustack/audit/peers/sight";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { resourcePath } from "@bubustack/runtime/kube/path";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";

const resource = resourceOf(AuditLog);

/** The name of a log's object. */
export function nameOf(origin: string): string {
  return origin.replaceAll("/", ".");
}

/** Where the object of a log is, its status, or all of them. */
export function pathOf(name?: string, subresource?: "status"): string {
  return resourcePath(resource, { ...(name !== undefined && { name }), ...(subresource && { subresource }) });
}

/** The object that the API server holds to the schema; undefined for one that nobody has said anything in yet. */
export function saidIn(object: JsonObject): Required<AuditLogObject> | undefined {
  // The CRD has every field that the type has.
  return isObject(object["status"]) ? (object as unknown as Required<AuditLogObject>) : undefined;
}

/** What a log says of itself in its object; undefined where it says nothing yet. */
export function toldIn(object: JsonObject): Told | undefined {
  const said = saidIn(object);
  if (said === undefined) return undefined;
  const { spec, status } = said;
  return {
    origin: spec.origin,
    uid: metadataOf(object).uid,
    key: spec.key,
    takeovers: status.rotations ?? [],
    checkpoint: status.checkpoint,
    ...(status.consistency && { consistency: status.consistency }),
  };
}
