import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
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
  const nothing = applied(identityOf(resource, answer, true), {});
  // What cannot be withdrawn any more has changed again: whoever looks next sees a foreign object.
  await sendApply(client, path, nothing, manager, signal);
  if (ownersOf(answer).some((owner) => owner.manager !== manager && owner.manager.startsWith(`${tools.manager}.`))) {
    throw new BubuError("apply/stale", `${resource.kind} ${path} was created meanwhile`);
  }
  throw new BubuError("apply/foreign", `${resource.kind} ${path} exists and is not ours; it was left as it was`);
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
