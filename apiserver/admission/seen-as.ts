/** Requests as webhooks see them whose rules are of another version of the resource. */
import type { JsonObject } from "@bubustack/api/json";
import { asTarget } from "@bubustack/policies/admission/constraints";
import type { Target, World } from "@bubustack/policies/admission/world";
import { apiVersionOf } from "@bubustack/policies/admission/world";
import { toVersion } from "../conversion/convert.ts";
import type { Server } from "../server.ts";
import { ApiError, internal } from "../status.ts";
import type { Attributes } from "./attributes.ts";
import { requestOf, targetOf } from "./request.ts";

/** The request with its objects under the version that a webhook knows, and the object alone. */
export async function seenAs(
  server: Server,
  attributes: Attributes,
  target: Target,
  world: World,
): Promise<[Attributes, JsonObject | undefined]> {
  const as = async (object: JsonObject | undefined) =>
    object && (await inTarget(server, attributes, object, target, world));
  const [object, oldObject] = [await as(attributes.object), await as(attributes.oldObject)];
  return [oldObject === undefined ? attributes : { ...attributes, oldObject }, object];
}

/** What a webhook made of the object, under the version of the request. */
export function backFrom(
  server: Server,
  attributes: Attributes,
  target: Target,
  world: World,
  made: JsonObject,
): Promise<JsonObject> {
  return inTarget(server, attributes, made, targetOf(attributes), world, target);
}

async function inTarget(
  server: Server,
  attributes: Attributes,
  object: JsonObject,
  target: Target,
  world: World,
  from: Target = targetOf(attributes),
): Promise<JsonObject> {
  const { resource, signal, kind } = attributes;
  // Objects of other kinds, such as a Scale, are the same whatever the version of the resource.
  if (resource.conversion === undefined || kind !== undefined)
    return asTarget(object, target, { ...requestOf(attributes, object), kind: from.kind }, world);
  return toVersion(server, resource, object, apiVersionOf(target.kind), signal).catch((error: unknown) => {
    throw error instanceof ApiError ? internal(error.status.message ?? "") : error;
  });
}
