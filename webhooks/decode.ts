import { isUtf8 } from "node:buffer";
import type { AdmissionRequest, Operation, UserInfo } from "@bubustack/api/admission";
import { BubuError } from "@bubustack/api/errors";
import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import { readRequest } from "@bubustack/policies/admission/read-request";
import type { KindTable } from "./kind-table.ts";
import { kindKey } from "./kind-table.ts";

const operations: ReadonlySet<string> = new Set<Operation>(["CREATE", "UPDATE", "DELETE"]);
const subResources: ReadonlySet<string> = new Set(["", "status"]);

/**
 * Reads the bytes of an `admission.k8s.io/v1` AdmissionReview. Throws `review/malformed` where they are not one and
 * `review/unknown-kind` where it is about something that this server does not judge.
 */
export function decode(bytes: Uint8Array, kinds: KindTable): AdmissionRequest {
  return requestOf(requestIn(bytes), kinds);
}

/** The same of a request about whatever kind, with all that policies may look at. */
export function decodeAny(bytes: Uint8Array): AdmissionRequest {
  const request = readRequest(requestIn(bytes));
  if ("problem" in request) throw malformed(request.problem);
  if (request.uid === "") throw malformed("request.uid is missing");
  return request;
}

function requestIn(bytes: Uint8Array): JsonObject {
  const review = parse(bytes);
  if (!isObject(review)) throw malformed("the body is not a JSON object");
  if (review.apiVersion !== "admission.k8s.io/v1" || review.kind !== "AdmissionReview") {
    throw malformed(`expected an admission.k8s.io/v1 AdmissionReview, got ${brief(review.kind)}`);
  }
  if (!isObject(review.request)) throw malformed("the AdmissionReview has no request");
  return review.request;
}

function parse(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw malformed("the body is not UTF-8");
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  } catch {
    // The parser's own message quotes the payload.
    throw malformed("the body is not JSON");
  }
}

function requestOf(given: JsonObject, kinds: KindTable): AdmissionRequest {
  const uid = text(given, "uid");
  if (uid === "") throw malformed("request.uid is missing");
  const operation = operationOf(given.operation);
  const { kind, resource } = judged(given, kinds);
  return {
    uid,
    kind,
    resource,
    subResource: text(given, "subResource"),
    name: text(given, "name"),
    namespace: text(given, "namespace"),
    operation,
    userInfo: userOf(given.userInfo),
    dryRun: given.dryRun === true,
    ...objectsOf(given, operation),
  };
}

function operationOf(value: Json | undefined): Operation {
  if (typeof value !== "string" || value === "") throw malformed("request.operation is missing");
  if (!operations.has(value)) throw new BubuError("review/malformed", `operation ${brief(value)} is not judged`);
  return value as Operation; // one of the set
}

function judged(given: JsonObject, kinds: KindTable): Pick<AdmissionRequest, "kind" | "resource"> {
  const kind = isObject(given.kind) ? given.kind : {};
  const resource = isObject(given.resource) ? given.resource : {};
  const group = text(resource, "group");
  const version = text(resource, "version");
  const plural = text(resource, "resource");
  const known = kinds.get(kindKey(group, version, plural));
  if (known === undefined || known.kind !== kind.kind || known.group !== kind.group) {
    throw new BubuError("review/unknown-kind", `kind ${brief(kind.kind)} of resource ${brief(plural)} is not judged`);
  }
  const sub = text(given, "subResource");
  if (!subResources.has(sub)) throw new BubuError("review/unknown-kind", `subresource ${brief(sub)} is not judged`);
  return { kind: { group, version, kind: known.kind }, resource: { group, version, resource: plural } };
}

function objectsOf(given: JsonObject, operation: Operation): Pick<AdmissionRequest, "object" | "oldObject"> {
  const { object, oldObject } = given;
  if (operation !== "DELETE" && !isObject(object)) throw malformed("request.object is missing");
  if (operation === "UPDATE" && !isObject(oldObject)) throw malformed("request.oldObject is missing");
  return { ...(isObject(object) && { object }), ...(isObject(oldObject) && { oldObject }) };
}

function userOf(value: Json | undefined): UserInfo {
  if (!isObject(value)) return {};
  const groups = Array.isArray(value.groups) ? value.groups.filter((group) => typeof group === "string") : [];
  return { username: text(value, "username"), uid: text(value, "uid"), groups, extra: extraOf(value.extra) };
}

function extraOf(value: Json | undefined): { readonly [key: string]: readonly string[] } {
  if (!isObject(value)) return {};
  const lists = Object.entries(value).map(([key, list]): [string, string[]] => [
    key,
    Array.isArray(list) ? list.filter((item) => typeof item === "string") : [],
  ]);
  return Object.fromEntries(lists);
}

/** A text field; the empty string where it is absent. */
function text(object: JsonObject, field: string): string {
  const value = object[field];
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw malformed(`${field} is not a string`);
  return value;
}

function malformed(what: string): BubuError {
  return new BubuError("review/malformed", what);
}
