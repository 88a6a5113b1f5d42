import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { applied, identityOf, placeOf, sendApply } from "../apply/request.ts";
import { settled } from "../apply/settled.ts";
import { condition, conditionsOf } from "../conditions.ts";
import type { KubeClient, Resource } from "../kube/types.ts";

export interface FailingTools {
  readonly client: KubeClient;
  readonly controller: string;
  /** The controller's field manager; what is said here is under one of its own, so that nothing else is taken back. */
  readonly manager: string;
  readonly resource: Resource;
  readonly signal: AbortSignal;
}

/** Why an object cannot be worked on; absent where it can. */
export interface Failing {
  readonly reason: string;
  readonly message: string;
}

/** Type of the condition that stands on an object for as long as a controller fails on it. */
export function failingType(controller: string): string {
  return `${controller}.bubustack.io/Failing`;
}

/**
 * Shows on an object that a controller fails on it, or takes that back. Answers the object as it is then; undefined
 * where there was nothing to write.
 */
export async function showFailing(
  tools: FailingTools,
  seen: JsonObject,
  failing: Failing | undefined,
  now: number,
): Promise<JsonObject | undefined> {
  const { client, controller, resource, signal } = tools;
  const manager = `${tools.manager}.failing`;
  if (failing !== undefined && isShown(seen, controller, failing)) return undefined;
  const says = failing && condition(seen, { type: failingType(controller), status: "True", ...failing }, now);
  const fields = says === undefined ? {} : { status: { conditions: [says] } };
  if (settled(seen, manager, fields, "status")) return undefined;
  const body = applied(identityOf(resource, seen, true), fields);
  return sendApply(client, placeOf(resource, seen, "status"), body, manager, signal);
}

/** Shown for this generation with this reason. Other words alone are not written: each write makes the controller look. */
function isShown(seen: JsonObject, controller: string, { reason }: Failing): boolean {
  const generation = isObject(seen.metadata) ? seen.metadata.generation : undefined;
  return conditionsOf(seen).some(
    (one) => one.type === failingType(controller) && one.reason === reason && one.observedGeneration === generation,
  );
}
