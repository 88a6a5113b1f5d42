/**
 * What an object refers to, read from arbitrary JSON: for indexes, which see objects before any schema has looked at
 * them. A value is `namespace/name`, or the bare name for cluster-scoped targets.
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** Deepest nesting of parallel branches that is followed. */
const deepest = 8;
const blocks = ["steps", "compensations", "finally"] as const;

/** The Engrams that a Story's steps run, parallel branches included. */
export function engramsOfStory(story: JsonObject): readonly string[] {
  return targets(story, (step) => step["ref"]);
}

/** The Stories that a Story's steps execute, parallel branches included. */
export function storiesOfStory(story: JsonObject): readonly string[] {
  return targets(story, (step) =>
    step["type"] === "executeStory" && isObject(step["with"]) ? step["with"]["storyRef"] : undefined,
  );
}

/** The template of an Engram. */
export function templateOfEngram(engram: JsonObject): readonly string[] {
  const ref = isObject(engram["spec"]) ? engram["spec"]["templateRef"] : undefined;
  const name = isObject(ref) ? text(ref["name"]) : "";
  return name === "" ? [] : [name];
}

function targets(story: JsonObject, reference: (step: JsonObject) => Json | undefined): readonly string[] {
  const own = isObject(story["metadata"]) ? text(story["metadata"]["namespace"]) : "";
  const found = new Set<string>();
  for (const step of stepsOf(story)) {
    const ref = reference(step);
    if (!isObject(ref) || text(ref["name"]) === "") continue;
    found.add(`${text(ref["namespace"]) || own}/${text(ref["name"])}`);
  }
  return [...found];
}

function stepsOf(story: JsonObject): readonly JsonObject[] {
  const spec = story["spec"];
  if (!isObject(spec)) return [];
  const all: JsonObject[] = [];
  let level = blocks.flatMap((block) => objects(spec[block]));
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    for (const step of level) all.push(step);
    level = level.flatMap((step) =>
      step["type"] === "parallel" && isObject(step["with"]) ? objects(step["with"]["steps"]) : [],
    );
  }
  return all;
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
