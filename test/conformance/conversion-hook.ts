/** What a conversion webhook of the cases answers to a ConversionReview. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { applyPatch, readPatch } from "@bubustack/policies/merge/json-patch";

/**
 * Every object in the desired version, changed by the JSON Patch that `converts` has for that version; `with` is laid over
 * each of them and `response` over the whole answer.
 */
export function convertedReview(review: JsonObject, behaviour: JsonObject): JsonObject {
  const request = objectOf(review["request"]);
  const desired = String(request["desiredAPIVersion"] ?? "");
  const version = desired.replace(/^.*\//, "");
  const read = readPatch(objectOf(behaviour["converts"])[version] ?? []);
  const operations = "operations" in read ? read.operations : [];
  const convertedObjects = (isList(request["objects"]) ? request["objects"] : []).map((object): Json => {
    const patched = applyPatch(objectOf(object), operations);
    const changed = "document" in patched ? objectOf(patched.document) : objectOf(object);
    return { ...changed, apiVersion: desired, ...objectOf(behaviour["with"]) };
  });
  const response = { uid: request["uid"], result: { status: "Success" }, convertedObjects };
  return {
    apiVersion: review["apiVersion"],
    kind: "ConversionReview",
    response: { ...response, ...objectOf(behaviour["response"]) },
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
