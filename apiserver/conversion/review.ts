/** Questions to conversion webhooks and what their answers amount to: data in, data out, in the API server's words. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { metaOf, objectAt, textAt, textMap, withMeta } from "../resources/object.ts";
import { invalidField, render } from "../validation/field-error.ts";
import { keyProblems, valueProblems } from "../validation/names.ts";

const group = "apiextensions.k8s.io";

/** An object, and the version (`group/version`) that it is wanted in. */
export interface Wanted {
  readonly object: JsonObject;
  readonly apiVersion: string;
  readonly uid: string;
}

/** The object, or why there is none. */
export type Converted = { readonly object: JsonObject } | { readonly problem: string };

/** A ConversionReview of the first version that the webhook takes and this server knows; undefined where there is none. */
export function reviewOf({ object, apiVersion, uid }: Wanted, taken: readonly string[]): JsonObject | undefined {
  const version = taken.find((each) => each === "v1" || each === "v1beta1");
  if (version === undefined) return undefined;
  const objects = [withMeta(object, { resourceVersion: undefined })];
  return {
    kind: "ConversionReview",
    apiVersion: `${group}/${version}`,
    request: { uid, desiredAPIVersion: apiVersion, objects },
  };
}

/** What a call that failed means for the object. */
export function callFailed({ object }: Wanted, why: string): string {
  return `conversion webhook for ${kindOf(object)} failed: ${why}`;
}

/** The converted object of an answer: its metadata is that of the object, but for labels and annotations. */
export function readReview(answer: unknown, wanted: Wanted, version: string): Converted {
  const who = `conversion webhook for ${kindOf(wanted.object)}`;
  const body = isObject(answer) ? (answer as JsonObject) : {};
  const problem = failure(body, wanted, version);
  if (problem !== undefined) return { problem: `${who} failed: ${problem}` };
  const given = objectAt(body, "response")["convertedObjects"];
  const objects = isList(given) ? given : [];
  if (objects.length !== 1) return { problem: `${who} returned ${objects.length} objects, expected 1` };
  const [object = null] = objects;
  const invalid = `${who} returned invalid`;
  if (!isObject(object)) return { problem: `${invalid} object at index 0: it is no object` };
  const received = textAt(object, "apiVersion");
  if (received !== wanted.apiVersion) {
    const detail = `(expected ${wanted.apiVersion}, received ${shown(received)})`;
    return { problem: `${invalid} object at index 0: invalid groupVersion ${detail}` };
  }
  const [expected, got] = [textAt(wanted.object, "kind"), textAt(object, "kind")];
  if (expected !== got)
    return { problem: `${invalid} object at index 0: invalid kind (expected ${expected}, received ${shown(got)})` };
  const changed = identity(wanted.object, object);
  if (changed !== undefined) return { problem: `${invalid} object: ${changed}` };
  const metadata = restored(wanted.object, object);
  return typeof metadata === "string"
    ? { problem: `${invalid} metadata: ${metadata}` }
    : { object: { ...object, metadata } };
}

function failure(body: JsonObject, { uid }: Wanted, version: string): string | undefined {
  const wanted = `${group}/${version}, Kind=ConversionReview`;
  const got = `${textAt(body, "apiVersion")}, Kind=${textAt(body, "kind")}`;
  if (version === "v1" && got !== wanted) return `expected webhook response of ${wanted}, got ${shown(got)}`;
  if (!isObject(body["response"])) return "no response provided";
  const response = objectAt(body, "response");
  const answered = textAt(response, "uid");
  if (version === "v1" && answered !== uid)
    return `expected response.uid=${JSON.stringify(uid)}, got ${JSON.stringify(shown(answered))}`;
  const status = textAt(response, "result", "status");
  if (status === "Success") return undefined;
  const message = textAt(response, "result", "message");
  return message === "" ? `response.result.status was '${shown(status)}', not 'Success'` : message.slice(0, 4_096);
}

function identity(before: JsonObject, after: JsonObject): string | undefined {
  for (const [field, name] of [
    ["name", "name"],
    ["namespace", "namespace"],
    ["uid", "UID"],
  ] as const) {
    const [old, next] = [textAt(metaOf(before), field), textAt(metaOf(after), field)];
    if (old !== next) return `must have the same ${name}: ${old} != ${shown(next)}`;
  }
  return undefined;
}

/** The metadata of the object with labels and annotations of the converted one; a text says what is wrong with those. */
function restored(before: JsonObject, after: JsonObject): JsonObject | string {
  if (!isObject(after["metadata"])) return "missing metadata in converted object";
  const metadata: { [field: string]: Json | undefined } = { ...metaOf(before) };
  for (const field of ["labels", "annotations"] as const) {
    const given = metaOf(after)[field];
    delete metadata[field];
    if (given === undefined || given === null) continue;
    if (!isObject(given)) return `invalid metadata.${field} in converted object: it is no map`;
    const wrong = Object.entries(given).find(([, value]) => typeof value !== "string");
    if (wrong !== undefined) return `metadata.${field}[${shown(wrong[0])}] must be a string in converted object`;
    metadata[field] = given;
  }
  const problems = labelProblems(metadata);
  return problems.length > 0 ? problems.join(", ") : metadata;
}

function labelProblems(metadata: JsonObject): readonly string[] {
  return Object.entries(textMap(metadata, "labels")).flatMap(([key, value]) => [
    ...keyProblems(key).map((why) => render(invalidField("metadata.labels", key, why))),
    ...valueProblems(value).map((why) => render(invalidField("metadata.labels", value, why))),
  ]);
}

/** `group/version, Kind=kind`. */
function kindOf(object: JsonObject): string {
  return `${textAt(object, "apiVersion")}, Kind=${textAt(object, "kind")}`;
}

function shown(text: string): string {
  return text.slice(0, 200).toWellFormed();
}
