/** A PUT of what is not there, which creates objects of some built-in kinds. */
import type { JsonObject } from "@bubustack/api/json";
import { keyOf, textAt, withMeta } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { badRequest, namelessObject } from "../status.ts";
import type { Call } from "../wire/call.ts";
import { create } from "./create.ts";
import { requireMayCreate } from "./may-create.ts";
import type { WriteOptions } from "./options.ts";
import type { Place } from "./update.ts";

export function isThere(server: Server, { resource, namespace, name }: Place): boolean {
  return server.store.collection(resource).get(keyOf(namespace, name)) !== undefined;
}

/** Creates the object at its path, where its author may create it; a version that it had before does not count. */
export async function createAt(
  server: Server,
  call: Call,
  place: Place,
  object: JsonObject,
  options: WriteOptions,
): Promise<JsonObject> {
  const { resource, namespace, name } = place;
  const said = textAt(object, "metadata", "name");
  if (said === "") throw namelessObject(name);
  if (said !== name)
    throw badRequest(`the name of the object (${said.slice(0, 253)}) does not match the name on the URL (${name})`);
  requireMayCreate(server, call, place);
  const bare = withMeta(object, { resourceVersion: undefined });
  const asCreate = { ...options, object: { ...options.object, kind: "CreateOptions" } };
  return create(server, call, resource, namespace, bare, asCreate);
}
