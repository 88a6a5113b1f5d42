/** What is read of a Story that was looked up: arbitrary JSON, which no schema has checked here. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { stepsOf } from "../edges/walk.ts";

/** The names of a Story's steps, those of parallel branches excepted. */
export function stepNames(story: JsonObject): readonly string[] {
  return stepsOf(story)
    .filter(({ path }) => path.length === 3)
    .flatMap(({ value }) => nameOf(value));
}

/** The names of a Story's gates, those inside of parallel branches among them. */
export function gateNames(story: JsonObject): readonly string[] {
  return stepsOf(story).flatMap(({ value }) => (isObject(value) && value["type"] === "gate" ? nameOf(value) : []));
}

function nameOf(step: unknown): readonly string[] {
  const name = isObject(step) ? step["name"] : undefined;
  return typeof name === "string" && name !== "" ? [name] : [];
}
