import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject, typeName } from "@bubustack/api/json";
import { applyAsApiServer } from "@bubustack/policies/merge/api-patch";
import { mergePatch } from "@bubustack/policies/merge/merge-patch";
import { strategicMerge } from "@bubustack/policies/merge/strategic";
import type { Resource } from "../resources/resource.ts";
import { ApiError, badRequest, invalid, tooLarge, unsupportedMedia } from "../status.ts";
import { invalidField } from "../validation/field-error.ts";
import { dotted } from "../validation/violations.ts";
import { parseBody } from "../wire/body.ts";
import type { Call } from "../wire/call.ts";
import { applyType } from "./apply-type.ts";
import type { Decoded } from "./decode.ts";
import { decode, strictText } from "./decode.ts";
import { readOperations, unknownKeys } from "./json-patch-body.ts";
import type { WriteOptions } from "./options.ts";

const jsonPatch = "application/json-patch+json";
const merge = "application/merge-patch+json";
const strategic = "application/strategic-merge-patch+json";

/** As many operations as the API server takes in one JSON Patch. */
const operationLimit = 10_000;

/** A patch that is ready to be applied to whatever is stored. */
export type Patch = (current: JsonObject) => JsonObject;

/** Reads the body of a PATCH by its media type. */
export function readPatchBody(call: Call, resource: Resource, options: WriteOptions): Patch {
  const accepted = resource.custom ? [jsonPatch, merge, applyType] : [jsonPatch, merge, strategic, applyType];
  if (!accepted.includes(call.contentType)) throw resource.custom ? unsupportedMedia(accepted) : noPatch();
  const { value, duplicates } = parseBody(call, accepted);
  const inList = call.contentType === jsonPatch;
  const strict = duplicates.map((path) => `${inList ? "json patch " : ""}duplicate field "${dotted(path)}"`);
  if (inList) strict.push(...unknownKeys(value));
  const change = applier(call.contentType, value, resource);
  return (current) => {
    const patched = change(current);
    const decoded = decodePatched(resource, patched);
    settleStrict(call, options, patched, [...strict, ...decoded.strict]);
    if (decoded.refusal !== undefined) throw decoded.refusal;
    return decoded.object;
  };
}

function applier(type: string, value: Json, resource: Resource): (current: JsonObject) => Json {
  if (type === jsonPatch) return byOperations(value);
  if (!isObject(value)) throw noObject(value, type);
  if (type === merge) return (current) => mergePatch(current, value);
  return (current) => {
    const result = strategicMerge(current, value, resource.schema);
    if ("problem" in result) throw badRequest(result.problem);
    const { apiVersion, kind } = current;
    return isObject(result.document) ? { ...result.document, apiVersion, kind } : result.document;
  };
}

function noObject(value: Json, type: string): Error {
  if (value === null && type === merge) return badRequest("Invalid JSON Patch");
  const found = typeName(value).replace("integer", "number").replace("boolean", "bool");
  const why = `json: cannot unmarshal ${found} into Go value of type map[string]interface {}`;
  return badRequest(type === merge ? `error decoding patch: ${why}` : why);
}

function byOperations(value: Json): (current: JsonObject) => Json {
  if (isList(value) && value.length > operationLimit) {
    throw tooLarge(`The allowed maximum operations in a JSON patch is ${operationLimit}, got ${value.length}`);
  }
  const operations = readOperations(value);
  return (current) => {
    const result = applyAsApiServer(current, operations);
    if (!("document" in result)) throw unprocessable();
    return result.document;
  };
}

/** The API server does not say which operation could not be applied. */
function unprocessable(): ApiError {
  return new ApiError(422, "Invalid", "the server rejected our request due to an error in our request", {});
}

function noPatch(): ApiError {
  return new ApiError(415, "UnsupportedMediaType", "415: Unsupported Media Type");
}

function decodePatched(resource: Resource, patched: Json): Decoded {
  try {
    return decode(resource, patched, { patched: true });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status.code !== 400) throw error;
    throw invalidPatch(patched, error.message);
  }
}

function settleStrict(call: Call, options: WriteOptions, patched: Json, strict: readonly string[]): void {
  if (strict.length === 0 || options.fieldValidation === "Ignore") return;
  if (options.fieldValidation === "Strict") throw invalidPatch(patched, strictText(strict));
  for (const text of strict) call.warnings.add(text);
}

function invalidPatch(patched: Json, why: string): ApiError {
  return invalid({ group: "", kind: "" }, "", [invalidField("patch", JSON.stringify(patched), why)]);
}
