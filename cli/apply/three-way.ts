/**
 * The three-way merge of `kubectl apply` for JSON merge patches. Pure.
 * Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import { setOwn } from "@bubustack/engine/schema/own";

/**
 * The JSON Merge Patch (RFC 7386) that brings `current` to what is wanted: what `modified` says, and without what
 * `original` (applied last time) said and `modified` says no more. What others wrote into `current` stays. Lists are
 * replaced as a whole. Empty when there is nothing to change.
 */
export function threeWay(original: JsonObject, modified: JsonObject, current: JsonObject): JsonObject {
  const patch: { [key: string]: Json | undefined } = {};
  for (const key of Object.keys(original)) {
    // A null is as good as nothing: the API server stores none.
    if (own(original, key) !== null && own(modified, key) === null && own(current, key) !== null)
      setOwn(patch, key, null);
  }
  for (const key of Object.keys(modified)) {
    const wanted = own(modified, key);
    if (wanted === null) continue;
    const change = changeOf(own(original, key), wanted, own(current, key));
    if (change !== undefined) setOwn(patch, key, change);
  }
  return patch;
}

function changeOf(original: Json, wanted: Json, current: Json): Json | undefined {
  if (isObject(wanted) && isObject(current)) {
    const below = threeWay(isObject(original) ? original : {}, wanted, current);
    return Object.keys(below).length === 0 ? undefined : below;
  }
  if (isObject(wanted)) return withoutNulls(wanted);
  return equal(wanted, current) ? undefined : wanted;
}

/** A merge patch removes where it says null; a new object has nothing to remove. Lists are taken as they are. */
function withoutNulls(value: Json): Json {
  if (!isObject(value)) return value;
  const out: { [key: string]: Json | undefined } = {};
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined && entry !== null) setOwn(out, key, withoutNulls(entry));
  }
  return out;
}

function own(object: JsonObject, key: string): Json {
  return Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}

/** Where kubectl and we remember what was applied last. */
export const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** The object with its own text in the annotation, as kubectl writes it: keys sorted, a line feed at the end. */
export function annotated(object: JsonObject): JsonObject {
  const bare = withAnnotations(object, annotationsOf(object));
  return withAnnotations(object, { ...annotationsOf(object), [lastApplied]: `${sortedText(bare)}\n` });
}

/** What was applied last to an object of the server; empty where nothing was, or where the annotation is broken. */
export function originalOf(current: JsonObject): JsonObject {
  const metadata = isObject(current["metadata"]) ? current["metadata"] : {};
  const annotations = isObject(metadata["annotations"]) ? metadata["annotations"] : {};
  const text = annotations[lastApplied];
  if (typeof text !== "string") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** The annotations without ours. kubectl writes an empty object where there are none. */
function annotationsOf(object: JsonObject): JsonObject {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const { [lastApplied]: _, ...rest } = isObject(metadata["annotations"]) ? metadata["annotations"] : {};
  return rest;
}

function withAnnotations(object: JsonObject, annotations: JsonObject): JsonObject {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  return { ...object, metadata: { ...metadata, annotations } };
}

function sortedText(value: Json): string {
  if (isList(value)) return `[${value.map(sortedText).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sortedText(value[key] ?? null)}`)
    .join(",")}}`;
}
