import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { annotations } from "@bubustack/api/keys";
import type { Review } from "./kernel.ts";
import type { Answers, Ask } from "./related.ts";
import { askKey } from "./related.ts";

/** The controllers that carry out deletions which somebody else has already been allowed. */
const cleaners = new Set([
  "system:serviceaccount:kube-system:namespace-controller",
  "system:serviceaccount:kube-system:generic-garbage-collector",
  "system:kube-controller-manager",
]);

/** What a deletion guard has to know before it may speak. */
export function namespaceAsk(review: Review): Ask | undefined {
  if (review.namespace === "" || exempt(review) !== undefined) return undefined;
  return { verb: "get", kind: "Namespace", namespace: "", name: review.namespace };
}

/**
 * Why deletion guards must not speak about this request, or undefined when they may. A guard that refuses while a
 * namespace terminates leaves the namespace stuck for ever (docs/kubernetes-facts.md 6).
 */
export function exempt(review: Review): string | undefined {
  if (!isObject(review.oldObject)) return "no-old-object";
  if (cleaners.has(review.user?.username ?? "")) return "cleaner";
  const metadata = review.oldObject["metadata"];
  const given = isObject(metadata) ? metadata["annotations"] : undefined;
  if (isObject(given) && given[annotations.forceDelete] === "true") return "force-delete";
  return undefined;
}

/** The same, for what depends on the namespace: one that is terminating or gone exempts everything in it. */
export function terminating(review: Review, answers: Answers): boolean {
  const ask = namespaceAsk(review);
  if (ask === undefined) return false;
  const answer = answers.get(askKey(ask), ask);
  if (answer?.state === "absent") return true;
  return answer?.state === "found" && hasDeletionTimestamp(answer.object);
}

function hasDeletionTimestamp(object: Json): boolean {
  const metadata = isObject(object) ? object["metadata"] : undefined;
  return isObject(metadata) && typeof metadata["deletionTimestamp"] === "string";
}
