/** The four requests by which controllers write. Each says exactly which state of which object it is about. */
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { metadataOf } from "../kube/object.ts";
import { resourcePath } from "../kube/path.ts";
import type { KubeClient, RequestOptions, Resource } from "../kube/types.ts";

const applyType = "application/apply-patch+yaml";
const mergeType = "application/merge-patch+json";

/** Where an object is written. */
export function placeOf(resource: Resource, object: JsonObject, subresource?: string): string {
  const { namespace, name } = metadataOf(object);
  return resourcePath(resource, {
    name,
    ...(resource.namespaced ? { namespace } : {}),
    ...(subresource === undefined ? {} : { subresource }),
  });
}

/**
 * The state in which an object was seen. Both are needed: with only one of them a write could make anew what somebody
 * deleted, or change another object of that name (kubernetes-facts 18).
 */
export function preconditionsOf(resource: Resource, object: JsonObject): JsonObject {
  const { name, uid, resourceVersion } = metadataOf(object);
  if (uid !== "" && resourceVersion !== "") return { uid, resourceVersion };
  throw new BubuError("reconcile/failed", `${resource.kind} ${name} was never seen: it has no uid or version`);
}

/** Who an object is, and with `seen` in which state: what the API server must find there, or refuse. */
export function identityOf(resource: Resource, object: JsonObject, seen: boolean): JsonObject {
  const { namespace, name } = metadataOf(object);
  return {
    apiVersion: resource.group === "" ? resource.version : `${resource.group}/${resource.version}`,
    kind: resource.kind,
    metadata: {
      ...(resource.namespaced ? { namespace } : {}),
      name,
      ...(seen ? preconditionsOf(resource, object) : {}),
    },
  };
}

/** An object to apply: `fields` under the identity of another one. */
export function applied(identity: JsonObject, fields: JsonObject): JsonObject {
  const metadata = { ...(isObject(fields.metadata) ? fields.metadata : {}), ...(identity.metadata as JsonObject) };
  return { ...fields, ...identity, metadata };
}

/**
 * Server-side apply; with `force`, fields of others become the manager's. Throws `apply/stale`, without force `apply/owned`, and
 * what the client throws.
 */
export function sendApply(
  client: KubeClient,
  path: string,
  body: JsonObject,
  fieldManager: string,
  signal: AbortSignal,
  force = false,
): Promise<JsonObject> {
  const query = { fieldManager, ...(force && { force: "true" }) };
  return send(client, "PATCH", path, { body, contentType: applyType, query, signal });
}

/** A merge patch whose body names uid and version. Throws `apply/stale` besides what the client throws. */
export function sendMerge(
  client: KubeClient,
  path: string,
  body: JsonObject,
  fieldManager: string,
  signal: AbortSignal,
): Promise<JsonObject> {
  return send(client, "PATCH", path, { body, contentType: mergeType, query: { fieldManager }, signal });
}

/** Deletes an object in the state that the preconditions of the body name. Throws `apply/stale` besides what the client throws. */
export async function sendDelete(
  client: KubeClient,
  path: string,
  body: JsonObject,
  signal: AbortSignal,
): Promise<undefined> {
  try {
    await send(client, "DELETE", path, { body, signal });
  } catch (error) {
    // It is gone already, which is what was wanted.
    if (!(error instanceof BubuError && error.code === "apply/stale" && error.http === 404)) throw error;
  }
}

async function send(client: KubeClient, method: string, path: string, options: RequestOptions): Promise<JsonObject> {
  try {
    return await client.request(method, path, options);
  } catch (error) {
    throw meaning(error);
  }
}

/** A conflict of field ownership lasts; any other one means that the object is no longer as it was seen. */
function meaning(error: unknown): unknown {
  if (!(error instanceof BubuError) || error.code !== "kube/request") return error;
  if (error.http === 404) return new BubuError("apply/stale", error.message, { cause: error, http: 404 });
  if (error.http !== 409) return error;
  return new BubuError(isOwned(error.cause) ? "apply/owned" : "apply/stale", error.message, { cause: error });
}

function isOwned(status: unknown): boolean {
  const details = isObject(status) ? status.details : undefined;
  const causes = isObject(details) ? details.causes : undefined;
  return isList(causes) && causes.some((cause) => isObject(cause) && cause.reason === "FieldManagerConflict");
}
