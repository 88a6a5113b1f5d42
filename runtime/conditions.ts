import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Condition } from "@bubustack/api/shared/conditions";

/** What a controller says of an aspect. */
export interface Says {
  /** In CamelCase. */
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
  /** One word in CamelCase. */
  readonly reason: string;
  /** For people; cut at 32,768 characters. */
  readonly message: string;
}

const longestMessage = 32_768;

/** The conditions in the status of an object, as far as they have a type. */
export function conditionsOf(object: JsonObject): readonly JsonObject[] {
  const { status } = object;
  const list = isObject(status) ? status.conditions : undefined;
  return isList(list) ? list.filter(isObject).filter(({ type }) => typeof type === "string") : [];
}

/**
 * A condition as it is written: found for the generation of the object that was seen. Its transition time is kept
 * where the status stays what it was, so that a condition that says the same again is the same.
 */
export function condition(seen: JsonObject, says: Says, now: number): Condition {
  const before = conditionsOf(seen).find(({ type }) => type === says.type);
  const kept = before?.status === says.status ? before.lastTransitionTime : undefined;
  const { metadata } = seen;
  const generation = isObject(metadata) ? metadata.generation : undefined;
  const message = says.message.slice(0, longestMessage).toWellFormed();
  return {
    type: says.type,
    status: says.status,
    ...(typeof generation === "number" ? { observedGeneration: generation } : {}),
    lastTransitionTime: typeof kept === "string" ? kept : seconds(now),
    reason: says.reason,
    message,
  };
}

/** A time as Kubernetes writes it: RFC 3339 in whole seconds. */
function seconds(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
