import { BubuError } from "@bubustack/api/errors";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Resource } from "../kube/types.ts";

/** Something that a controller keeps, that somebody else changed, and that was put right. */
export interface Drift {
  readonly resource: Resource;
  /** As it is now. */
  readonly object: JsonObject;
  /** As the API server writes it, such as `.data.a`; empty for the object as a whole, which was deleted. */
  readonly field: string;
  /** Field manager of who changed it; empty where nobody can say. */
  readonly manager: string;
}

/** A field that another field manager owns. */
export interface Conflict {
  readonly field: string;
  readonly manager: string;
}

/** Fields that are told of one write; whoever changes more is known by then. */
const mostFields = 10;

/** What an `apply/owned` is about, as the API server says it. */
export function conflictsOf(error: unknown): readonly Conflict[] {
  if (!(error instanceof BubuError) || error.code !== "apply/owned" || !(error.cause instanceof BubuError)) return [];
  const status = error.cause.cause;
  const details = isObject(status) ? status["details"] : undefined;
  const causes = isObject(details) && isList(details["causes"]) ? details["causes"].filter(isObject) : [];
  return causes
    .filter(({ reason }) => reason === "FieldManagerConflict")
    .map(({ field, message }) => ({
      field: String(field),
      manager: /^conflict with "([^"]*)"/.exec(String(message))?.[1] ?? "",
    }))
    .slice(0, mostFields);
}

/** Fields of `wanted` that are absent in an object, or have another value there. Items of lists are known by their `name`. */
export function differing(seen: JsonObject, wanted: JsonObject): readonly string[] {
  const { apiVersion: _, kind: __, ...fields } = wanted;
  return [...differences(seen, fields, "")].slice(0, mostFields);
}

function* differences(seen: Json | undefined, wanted: Json, path: string): Generator<string> {
  if (isObject(wanted) && isObject(seen)) {
    for (const [key, value] of Object.entries(wanted)) {
      if (value !== undefined) yield* differences(seen[key], value, `${path}.${key}`);
    }
  } else if (isList(wanted) && isList(seen)) {
    if (wanted.every((item) => isObject(item) && typeof item["name"] === "string")) yield* named(seen, wanted, path);
    else if (wanted.length !== seen.length || wanted.some((item, at) => !differences(seen[at], item, path).next().done))
      yield path;
  } else if (seen !== wanted) yield path;
}

function* named(seen: readonly Json[], wanted: readonly Json[], path: string): Generator<string> {
  for (const item of wanted.filter(isObject)) {
    const there = seen.find((one) => isObject(one) && one["name"] === item["name"]);
    yield* differences(there, item, `${path}[name=${JSON.stringify(item["name"])}]`);
  }
}

/**
 * Who wrote an object, besides a controller, after that had: the field manager of the latest entry of `answer` that is later than the
 * controller's own in `seen`. Empty where there is none: who only took fields away leaves no entry, and who wrote before has nothing to do with
 * it. Times are the API server's, in seconds.
 */
export function lastOther(seen: JsonObject, answer: JsonObject, base: string): string {
  const isOurs = ({ manager }: Entry) => manager === base || manager.startsWith(`${base}.`);
  const since = latest(entriesOf(seen).filter(isOurs)).time;
  return latest(entriesOf(answer).filter((one) => !isOurs(one) && one.time > since)).manager;
}

interface Entry {
  readonly manager: string;
  readonly time: string;
}

function entriesOf({ metadata }: JsonObject): readonly Entry[] {
  const entries = isObject(metadata) && isList(metadata["managedFields"]) ? metadata["managedFields"] : [];
  return entries.filter(isObject).map(({ manager, time }) => ({ manager: String(manager), time: String(time) }));
}

function latest(entries: readonly Entry[]): Entry {
  return entries.reduce((last, one) => (one.time > last.time ? one : last), { manager: "", time: "" });
}
