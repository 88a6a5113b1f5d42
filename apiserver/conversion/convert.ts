/** Objects of definitions whose versions a webhook converts, in the version that is asked for and in that which is stored. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Transport } from "../admission/transport.ts";
import { CallFailed } from "../admission/transport.ts";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { ApiError } from "../status.ts";
import type { Entry } from "../storage/entry.ts";
import { callFailed, readReview, reviewOf } from "./review.ts";

/** As long as the API server waits for a conversion webhook. */
const timeoutMs = 30_000;

/** Asks conversion webhooks. */
export type ConversionCall = Transport["call"];

/** What a converted resource needs: the server that asks, and until when. */
export type Converting = Pick<Server, "conversionCall" | "uuid" | "registry">;

/** A stored entry as an object of the resource's version; 500 where the webhook fails. The same entry where it is that. */
export async function inVersion(
  server: Converting & Pick<Server, "store">,
  resource: Resource,
  entry: Entry,
  signal: AbortSignal,
): Promise<Entry> {
  if (resource.conversion === undefined || textAt(entry.outline, "apiVersion") === groupVersion(resource)) return entry;
  const object = await toVersion(server, resource, entry.object, groupVersion(resource), signal);
  return server.store.collection(resource).entry(entry.key, entry.version, object);
}

/** An object as it is stored. */
export async function asStored(
  server: Converting,
  resource: Resource,
  object: JsonObject,
  signal: AbortSignal,
): Promise<JsonObject> {
  const { conversion } = resource;
  if (conversion === undefined) return object;
  return toVersion(server, resource, object, `${resource.group}/${conversion.stored}`, signal);
}

/** An object in a version (`group/version`) of its resource; 500 where the webhook fails. The same object where it is that. */
export async function toVersion(
  server: Converting,
  { group, resource, conversion }: Resource,
  object: JsonObject,
  apiVersion: string,
  signal: AbortSignal,
): Promise<JsonObject> {
  if (textAt(object, "apiVersion") === apiVersion) return object;
  if (conversion === undefined) return { ...object, apiVersion };
  const wanted = { object, apiVersion, uid: server.uuid() };
  const review = reviewOf(wanted, conversion.reviewVersions);
  if (review === undefined) throw failed("no supported conversion review versions");
  const answer = await ask(server, conversion.webhook, review, signal).catch((error: unknown) => {
    if (!(error instanceof CallFailed)) throw error;
    throw failed(callFailed(wanted, error.message));
  });
  const read = readReview(answer, wanted, textAt(review, "apiVersion").replace(/^.*\//, ""));
  if ("problem" in read) throw failed(read.problem);
  // What the version does not know is dropped; nothing is filled in.
  const target = server.registry.find(group, apiVersion.slice(group.length + 1), resource);
  const pruned = target?.compiled().prune(read.object) ?? read.object;
  return isObject(pruned) ? pruned : read.object;
}

function ask(server: Converting, webhook: JsonObject, review: JsonObject, signal: AbortSignal): Promise<unknown> {
  return server.conversionCall(webhook, JSON.stringify(review), timeoutMs, signal);
}

function failed(why: string): ApiError {
  return new ApiError(500, "", why);
}
