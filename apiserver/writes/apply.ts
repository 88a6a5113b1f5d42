/** Server-side apply: `PATCH` with `application/apply-patch+yaml`. */
import type { JsonObject } from "@bubustack/api/json";
import { applyObject } from "../apply/apply-object.ts";
import { leftNull } from "../apply/left-null.ts";
import { versionsOf } from "../apply/versions.ts";
import { at, keyOf, listAt, metaOf, textAt, withMeta } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { ApiError, badRequest, conflict, invalid, namelessObject, notFound } from "../status.ts";
import { parseApply } from "../wire/apply-body.ts";
import type { Call } from "../wire/call.ts";
import { applyType } from "./apply-type.ts";
import { authorOf } from "./author.ts";
import { create } from "./create.ts";
import { complete, decodePartial, strictRefusal } from "./decode.ts";
import { requireMayCreate } from "./may-create.ts";
import type { WriteOptions } from "./options.ts";
import { writeOptions } from "./options.ts";
import type { Place } from "./update.ts";
import { update } from "./update.ts";

const tries = 5;

export function isApply(call: Pick<Call, "contentType">): boolean {
  return call.contentType === applyType;
}

/** Applies the body over what is stored, or creates it. */
export async function apply(
  server: Server,
  call: Call,
  place: Place,
): Promise<{ readonly object: JsonObject; readonly created: boolean }> {
  const options = writeOptions(call, "ApplyOptions");
  const applied = await read(call, place, options);
  for (let attempt = 1; ; attempt++) {
    const there = server.store.collection(place.resource).get(keyOf(place.namespace, place.name));
    try {
      if (there !== undefined) return { object: await over(server, call, place, options, applied), created: false };
      return { object: await anew(server, call, place, options, applied), created: true };
    } catch (error) {
      // Somebody has created or deleted it meanwhile: then the other way is the right one.
      const raced =
        error instanceof ApiError && error.status.reason === (there === undefined ? "AlreadyExists" : "NotFound");
      if (!raced || attempt >= tries) throw error;
    }
  }
}

async function read(call: Call, { resource, namespace }: Place, options: WriteOptions): Promise<JsonObject> {
  const { value, duplicates } = await parseApply(call);
  const { object, strict } = decodePartial(resource, value, duplicates);
  if (listAt(metaOf(object), "managedFields").length > 0) throw badRequest("metadata.managedFields must be nil");
  if (strict.length > 0 && options.fieldValidation === "Strict") throw strictRefusal(resource, strict);
  if (strict.length > 0 && options.fieldValidation === "Warn") for (const text of strict) call.warnings.add(text);
  return withMeta(object, {
    managedFields: undefined,
    ...(resource.namespaced && { namespace: textAt(object, "metadata", "namespace") || namespace }),
  });
}

async function over(
  server: Server,
  call: Call,
  place: Place,
  options: WriteOptions,
  applied: JsonObject,
): Promise<JsonObject> {
  const { resource, subresource } = place;
  const { force } = options;
  return update(server, call, place, options, {
    make: (live, convert) => {
      const author = authorOf(server, resource, options, "Apply", subresource);
      const versions = versionsOf(server.registry, resource, convert);
      const next = applyObject({ resource, author, live, applied, force, ...(versions && { versions }) });
      if (next === live) return live;
      const nulls = resource.custom ? leftNull(next, resource.schema) : [];
      if (nulls.length > 0) throw invalid(resource, place.name, nulls);
      return complete(resource, next);
    },
    owners: (given) => at(metaOf(given), "managedFields"),
    patches: true,
  });
}

/** Creates what is applied and is not there; who may apply it must be allowed to create it by its name. */
async function anew(
  server: Server,
  call: Call,
  place: Place,
  options: WriteOptions,
  applied: JsonObject,
): Promise<JsonObject> {
  const { resource, subresource, namespace, name } = place;
  if (subresource !== "") throw notFound(resource, name);
  const uid = textAt(applied, "metadata", "uid");
  if (uid !== "") {
    const why = `uid mismatch: the provided object specified uid ${uid.slice(0, 100)}, and no existing object was found`;
    throw conflict(resource, name, why);
  }
  const said = textAt(applied, "metadata", "name");
  if (said === "") throw namelessObject(name);
  if (said !== name) {
    throw badRequest(`the name of the object (${said.slice(0, 253)}) does not match the name on the URL (${name})`);
  }
  requireMayCreate(server, call, place);
  const author = authorOf(server, resource, options, "Apply", "");
  const object = applyObject({ resource, author, live: undefined, applied, force: options.force });
  return create(server, call, resource, namespace, complete(resource, object), options, {
    entries: at(metaOf(object), "managedFields"),
  });
}
