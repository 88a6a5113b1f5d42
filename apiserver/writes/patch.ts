import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { applyPatch, readPatch } from "@bubustack/policies/merge/json-patch";
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
  if (!accepted.includes(call.contentType)) throw unsupportedMedia(accepted);
  const { value, duplicates } = parseBody(call, accepted);
  const strict = duplicates.map(
    (path) => `${call.contentType === jsonPatch ? "json patch " : ""}duplicate field "${dotted(path)}"`,
  );
  const change = applier(call.contentType, value, resource);
  return (current) => {
    const patched = change(current);
    const decoded = decodePatched(resource, patched);
    settleStrict(call, options, patched, [...strict, ...decoded.strict]);
    return decoded.object;
  };
}

function applier(type: string, value: Json, resource: Resource): (current: JsonObject) => Json {
  if (type === jsonPatch) return byOperations(value);
  if (!isObject(value)) throw badRequest("error decoding patch: the patch is not an object");
  if (type === merge) return (current) => mergePatch(current, value);
  return (current) => {
    const result = strategicMerge(current, value, resource.schema);
    if ("problem" in result) throw badRequest(result.problem);
    return result.document;
  };
}

function byOperations(value: Json): (current: JsonObject) => Json {
  if (isList(value) && value.length > operationLimit) {
    throw tooLarge(`The allowed maximum operations in a JSON patch is ${operationLimit}, got ${value.length}`);
  }
  const read = readPatch(value);
  if ("problem" in read) throw badRequest(`error decoding patch: ${read.problem}`);
  return (current) => {
    const result = applyPatch(current, read.operations);
    if ("problem" in result) throw unprocessable(result.problem);
    return result.document;
  };
}

function unprocessable(why: string): ApiError {
  return new ApiError(422, "Invalid", `the server rejected our request due to an error in our request: ${why}`, {});
}

function decodePatched(resource: Resource, patched: Json): Decoded {
  try {
    return decode(resource, patched);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
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
