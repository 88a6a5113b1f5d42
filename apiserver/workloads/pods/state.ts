/** What the controllers read of pods. */
import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, textAt } from "../../resources/object.ts";

/** Whether its programs have ended for good. */
export function hasEnded(pod: JsonObject): boolean {
  return ["Succeeded", "Failed"].includes(textAt(pod, "status", "phase"));
}

/** Whether an object is being deleted. */
export function isGoing(object: JsonObject): boolean {
  return at(object, "metadata", "deletionTimestamp") !== undefined;
}

function readyCondition(pod: JsonObject) {
  return listAt(pod, "status", "conditions").find((each) => textAt(each, "type") === "Ready");
}

export function isReady(pod: JsonObject): boolean {
  return textAt(readyCondition(pod), "status") === "True";
}

/** Since when it is ready as it is now, in milliseconds since the Unix epoch; 0 where nothing says it. */
export function readySince(pod: JsonObject): number {
  return Date.parse(textAt(readyCondition(pod), "lastTransitionTime")) || 0;
}
