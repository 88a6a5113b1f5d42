import type { JsonObject } from "@bubustack/api/json";
import type { Resource } from "../kube/types.ts";
import type { Key, WorkQueue } from "../queue/work-queue.ts";
import type { Source } from "./controller.ts";

/** Adds the keys of each change to the queue. Answers how to end that. */
export function follow({ informer, keys, priority, afterMs }: Source, queue: WorkQueue): () => void {
  return informer.listen((before, after) => {
    const urgency = informer.synced ? priority : "low";
    const options = { ...(urgency && { priority: urgency }), ...(afterMs !== undefined && { afterMs }) };
    for (const object of [before, after]) {
      if (object !== undefined) for (const key of keys(object)) queue.add(key, options);
    }
  });
}

/** Adds the keys of all that is there. */
export function lookAtAll(sources: readonly Source[], queue: WorkQueue): void {
  for (const { informer, keys } of sources) {
    for (const object of informer.values()) for (const key of keys(object)) queue.add(key, { priority: "low" });
  }
}

/** What is missing until a controller can work. */
export function unready(sources: readonly Source[]): string | undefined {
  const missing = sources.filter(({ informer }) => !informer.synced).map(({ informer }) => informer.resource.resource);
  return missing.length === 0 ? undefined : `waits for the first list of ${missing.join(", ")}`;
}

/** Settles once every first list is complete, or the signal aborts. */
export async function untilSynced(sources: readonly Source[], signal: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<void>();
  if (signal.aborted) return;
  signal.addEventListener("abort", () => aborted.resolve(), { once: true });
  // An informer that was stopped before its list is never complete.
  const ready = Promise.all(sources.map(({ informer }) => informer.ready)).catch(() => aborted.promise);
  await Promise.race([ready, aborted.promise]);
}

/** Hands what a write was answered to those who follow that resource. */
export function learn(sources: readonly Source[], resource: Resource, object: JsonObject): void {
  for (const { informer } of sources.filter((source) => isOf(source, resource))) informer.learn(object);
}

/** The object that a key names, as it was seen last. */
export function seenOf(
  sources: readonly Source[],
  resource: Resource,
  { namespace, name }: Key,
): JsonObject | undefined {
  return sources.find((source) => isOf(source, resource))?.informer.get(namespace, name);
}

function isOf({ informer }: Source, { group, resource }: Resource): boolean {
  return informer.resource.group === group && informer.resource.resource === resource;
}
