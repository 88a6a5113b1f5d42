import type { JsonObject } from "@bubustack/api/json";
import { inVersion } from "./conversion/convert.ts";
import { listInVersion } from "./conversion/read.ts";
import { readOptions } from "./reads/options.ts";
import { stored, storedList } from "./reads/stored.ts";
import { notFromTheFuture, parseVersion } from "./reads/version.ts";
import { watch } from "./reads/watch.ts";
import { serviceAccounts } from "./resources/builtin/core.ts";
import { pods } from "./resources/builtin/pods.ts";
import { tokenRequests } from "./resources/builtin/token-requests.ts";
import { textAt, withMeta } from "./resources/object.ts";
import type { Resource } from "./resources/resource.ts";
import { answering } from "./reviews/answer.ts";
import type { Answering } from "./reviews/question.ts";
import type { Server } from "./server.ts";
import { badRequest, methodNotAllowed, noSuchPath, notAcceptable, notFound } from "./status.ts";
import { presentation, presentList, presentObject } from "./table/present.ts";
import { parseBody } from "./wire/body.ts";
import type { Answer, Call } from "./wire/call.ts";
import { answeredType } from "./wire/negotiate.ts";
import { truthy } from "./wire/truthy.ts";
import { apply, isApply } from "./writes/apply.ts";
import { create } from "./writes/create.ts";
import { createAt, isThere } from "./writes/create-at.ts";
import type { Decoded } from "./writes/decode.ts";
import { decode, strictRefusal } from "./writes/decode.ts";
import { deletedStatus, remove } from "./writes/delete.ts";
import { removeCollection } from "./writes/delete-collection.ts";
import { deleteOptions } from "./writes/delete-options.ts";
import { finalizeNamespace } from "./writes/finalize.ts";
import type { WriteOptions } from "./writes/options.ts";
import { writeOptions } from "./writes/options.ts";
import { readPatchBody } from "./writes/patch.ts";
import { scaleOf } from "./writes/scale.ts";
import { requestToken } from "./writes/token-request.ts";
import type { Place } from "./writes/update.ts";
import { existing, update } from "./writes/update.ts";

type Handler = (server: Server, call: Call, place: Place) => Promise<Answer> | Answer;

const onCollection: { readonly [method: string]: Handler } = {
  GET: listOrWatch,
  HEAD: listOrWatch,
  POST: post,
  DELETE: deleteCollection,
};
const onObject: { readonly [method: string]: Handler } = {
  GET: get,
  HEAD: get,
  PUT: put,
  PATCH: patch,
  DELETE: deleteOne,
};
const onStatus: { readonly [method: string]: Handler } = { GET: get, HEAD: get, PUT: put, PATCH: patch };

/** Answers a request for a collection, an object or a subresource. */
export async function handleResource(server: Server, call: Call, place: Place): Promise<Answer> {
  const { resource, namespace, name, subresource } = place;
  if (resource.deprecation !== undefined) call.warnings.add(resource.deprecation);
  if (!resource.namespaced && namespace !== "") throw noSuchPath();
  if (resource.namespaced && namespace === "" && name !== "") throw noSuchPath();
  if (subresource === "finalize" && resource.resource === "namespaces" && resource.group === "") {
    if (call.method !== "PUT") throw methodNotAllowed();
    return finalizeNamespace(server, call, place);
  }
  if (subresource === "log" && resource === pods) {
    if (call.method !== "GET") throw methodNotAllowed();
    return (await import("./workloads/pod-log.ts")).podLog(server, call, place);
  }
  if (subresource === "scale" && resource.scale !== undefined) return scaleOf(server, call, place, resource.scale);
  if (subresource === "token" && resource === serviceAccounts) return tokenFor(server, call, place);
  if (subresource !== "" && !(subresource === "status" && resource.status)) {
    throw resource.custom ? notFound(resource, name) : noSuchPath();
  }
  const answers = answering(resource);
  if (answers !== undefined) return asked(server, call, place, answers);
  const handlers = name === "" ? onCollection : subresource === "" ? onObject : onStatus;
  const handler = Object.hasOwn(handlers, call.method) ? handlers[call.method] : undefined;
  if (handler === undefined) throw methodNotAllowed();
  return handler(server, call, place);
}

async function get(server: Server, call: Call, place: Place): Promise<Answer> {
  const { resource, name, namespace, subresource } = place;
  if (truthy(call.query.get("watch")) && subresource === "") return watched(server, call, resource, namespace, name);
  notFromTheFuture(parseVersion(call.query.get("resourceVersion")), server.store.version);
  const entry = await inVersion(server, resource, existing(server, place), call.signal);
  return stored(resource, entry, presentation(call, server.now()));
}

function found(server: Server, call: Call, resource: Resource, object: JsonObject, code = 200): Answer {
  return { code, body: presentObject(resource, object, presentation(call, server.now())) };
}

async function listOrWatch(server: Server, call: Call, { resource, namespace }: Place): Promise<Answer> {
  if (truthy(call.query.get("watch"))) return watched(server, call, resource, namespace, "");
  const how = presentation(call, server.now());
  const page = await listInVersion(server, resource, readOptions(call, resource, namespace), call.signal);
  return storedList(resource, page.items, page.metadata, how);
}

function watched(server: Server, call: Call, resource: Resource, namespace: string, name: string): Answer {
  const options = readOptions(call, resource, namespace, name);
  const how = presentation(call, server.now());
  if (answeredType(call.accept) !== "application/json") throw notAcceptable(["application/json"]);
  return { code: 200, stream: (sink) => watch(server, resource, options, how, sink, call.signal) };
}

async function post(server: Server, call: Call, { resource, namespace }: Place): Promise<Answer> {
  if (resource.namespaced && namespace === "") throw methodNotAllowed();
  const options = writeOptions(call, "CreateOptions");
  const decoded = settled(call, resource, options);
  return found(server, call, resource, await create(server, call, resource, namespace, decoded.object, options), 201);
}

/** A question: it is answered and not stored. */
function asked(server: Server, call: Call, { resource, namespace, name }: Place, answers: Answering): Answer {
  if (name !== "") throw noSuchPath();
  if (call.method !== "POST" || (resource.namespaced && namespace === "")) {
    throw methodNotAllowed();
  }
  const { object } = settled(call, resource, writeOptions(call, "CreateOptions"));
  const given = resource.namespaced ? withMeta(object, { namespace }) : object;
  return { code: 201, body: answers({ server, call, resource, object: given, namespace }) };
}

/** A token of a ServiceAccount. */
async function tokenFor(server: Server, call: Call, place: Place): Promise<Answer> {
  if (call.method !== "POST") throw methodNotAllowed();
  const options = writeOptions(call, "CreateOptions");
  const { object } = settled(call, tokenRequests, options);
  return { code: 201, body: await requestToken(server, call, place, object, options) };
}

async function put(server: Server, call: Call, place: Place): Promise<Answer> {
  const options = writeOptions(call, "UpdateOptions");
  const { resource, subresource } = place;
  const { object } = settled(call, resource, options);
  if (resource.createsOnUpdate === true && subresource === "" && !isThere(server, place)) {
    return found(server, call, resource, await createAt(server, call, place, object, options), 201);
  }
  return found(server, call, resource, await update(server, call, place, options, { make: () => object }));
}

async function patch(server: Server, call: Call, place: Place): Promise<Answer> {
  if (isApply(call)) {
    const { object, created } = await apply(server, call, place);
    return found(server, call, place.resource, object, created ? 201 : 200);
  }
  const options = writeOptions(call, "PatchOptions");
  const make = readPatchBody(call, place.resource, options);
  return found(server, call, place.resource, await update(server, call, place, options, { make, patches: true }));
}

async function deleteOne(server: Server, call: Call, place: Place): Promise<Answer> {
  const options = deleteOptions(call);
  const { object, gone } = await remove(server, call, place, options);
  if (!gone || place.resource.answersDeleted === true) return found(server, call, place.resource, object);
  return { code: 200, body: deletedStatus(place.resource, object) };
}

async function deleteCollection(server: Server, call: Call, { resource, namespace }: Place): Promise<Answer> {
  if (resource.namespaced && namespace === "") throw methodNotAllowed();
  if (!resource.verbs.includes("deletecollection")) throw methodNotAllowed();
  const selected = readOptions(call, resource, namespace);
  const items = await removeCollection(server, call, resource, selected, deleteOptions(call));
  const metadata = { resourceVersion: String(server.store.version) };
  return { code: 200, body: presentList(resource, items, metadata, presentation(call, server.now())) };
}

/** The body as an object, with what strict decoding says about it answered as the client asked. */
function settled(call: Call, resource: Resource, options: WriteOptions): Decoded {
  if (call.body.length === 0) throw badRequest("the body of the request is empty");
  const { value, duplicates } = parseBody(call);
  const decoded = decode(resource, value, { duplicates });
  const { strict, refusal } = decoded;
  const version = refusal === undefined ? resource.version : textAt(value, "apiVersion").replace(/^.*\//, "");
  if (strict.length > 0 && options.fieldValidation === "Strict") throw strictRefusal({ ...resource, version }, strict);
  if (options.fieldValidation !== "Ignore") for (const text of strict) call.warnings.add(text);
  if (refusal !== undefined) throw refusal;
  return decoded;
}
