/** Which pods go first where there are too many. */
import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, textAt } from "../../resources/object.ts";
import { isReady, readySince } from "../pods/state.ts";

const costKey = "controller.kubernetes.io/pod-deletion-cost";
const phases = ["Pending", "Unknown", "Running"];

/** The order in which they go: those first that are of the least use. */
export function byUse(a: JsonObject, b: JsonObject): number {
  const ranks = [assigned, phase, ready, cost, readyFor, restarts, created] as const;
  for (const rank of ranks) {
    const difference = rank(a) - rank(b);
    if (difference !== 0) return difference;
  }
  return textAt(a, "metadata", "name") < textAt(b, "metadata", "name") ? -1 : 1;
}

function assigned(pod: JsonObject): number {
  return textAt(pod, "spec", "nodeName") === "" ? 0 : 1;
}
function phase(pod: JsonObject): number {
  return phases.indexOf(textAt(pod, "status", "phase") || "Pending");
}
function ready(pod: JsonObject): number {
  return isReady(pod) ? 1 : 0;
}

/** What its author says that its end would cost; what is no number counts as nothing. */
function cost(pod: JsonObject): number {
  const given = at(pod, "metadata", "annotations", costKey);
  return typeof given === "string" && /^-?\d{1,10}$/.test(given) ? Number(given) : 0;
}

/** Who became ready later goes first. */
function readyFor(pod: JsonObject): number {
  return isReady(pod) ? -readySince(pod) : 0;
}

/** Who was started again more often goes first. */
function restarts(pod: JsonObject): number {
  const counts = listAt(pod, "status", "containerStatuses").map((each) => Number(at(each, "restartCount") ?? 0));
  return -Math.max(0, ...counts);
}

/** The younger goes first. */
function created(pod: JsonObject): number {
  return -(Date.parse(textAt(pod, "metadata", "creationTimestamp")) || 0);
}
