import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { metadataOf } from "../kube/object.ts";
import type { KubeClient, Resource } from "../kube/types.ts";
import { isOnlyOf, ownersOf } from "./managers.ts";
import { applied, identityOf, placeOf, sendApply } from "./request.ts";

export interface CreateTools {
  readonly client: KubeClient;
  /** The controller's field manager. */
  readonly manager: string;
  /** A word that no other attempt has. */
  readonly unique: () => string;
  readonly signal: AbortSignal;
}

/**
 * Makes an object where there is none. It is applied, since a right to `patch` and `create` can be limited to one name
 * and a POST cannot (kubernetes-facts 12), under a field manager that nobody else has: an apply merges silently into
 * what is there (18), but then the answer shows others, and what was merged is withdrawn. Throws `apply/stale` where
 * another attempt of ours was faster, `apply/foreign` where the object is somebody else's.
 */
export async function createAbsent(tools: CreateTools, resource: Resource, object: JsonObject): Promise<JsonObject> {
  const { client, signal } = tools;
  const manager = `${tools.manager}.${tools.unique()}`;
  const path = placeOf(resource, object);
  const answer = await attempt(
    sendApply(client, path, applied(identityOf(resource, object, false), object), manager, signal),
  );
  if (isOnlyOf(answer, manager)) return answer;
  await withdraw(tools, resource, answer, manager);
  if (ownersOf(answer).some((owner) => owner.manager !== manager && owner.manager.startsWith(`${tools.manager}.`))) {
    throw new BubuError("apply/stale", `${resource.kind} ${path} was created meanwhile`);
  }
  throw new BubuError("apply/foreign", `${resource.kind} ${path} exists and is not ours; it was left as it was`);
}

const withdrawals = 5;
const pauseMs = 50;

/**
 * Takes back what an apply under `manager` left in somebody's object. Tried again where the object changed meanwhile or
 * the connection broke; what still fails then is seen by whoever applies next, and taken back before that.
 */
async function withdraw(tools: CreateTools, resource: Resource, answer: JsonObject, manager: string): Promise<void> {
  const { client, signal } = tools;
  const path = placeOf(resource, answer);
  let seen = answer;
  for (let attempt = 1; ; attempt++) {
    try {
      await sendApply(client, path, applied(identityOf(resource, seen, true), {}), manager, signal);
      return;
    } catch (error) {
      if (attempt === withdrawals) throw error;
      await sleep(pauseMs * attempt, undefined, { signal });
      seen = await client.request("GET", path, { signal }).catch(() => seen);
      const same = metadataOf(seen).uid === metadataOf(answer).uid;
      if (!same || !ownersOf(seen).some((owner) => owner.manager === manager)) return;
    }
  }
}

/** Fields in conflict say that somebody has created it, and not yet who. */
async function attempt(answer: Promise<JsonObject>): Promise<JsonObject> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof BubuError) || error.code !== "apply/owned") throw error;
    throw new BubuError("apply/stale", error.message, { cause: error });
  }
}
