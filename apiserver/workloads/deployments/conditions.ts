/** Conditions of a Deployment: a condition keeps its times where its status stays, and itself where its reason does too. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { textAt } from "../../resources/object.ts";

export type Conditions = readonly Json[];

/** What a condition says. */
export interface Saying {
  readonly type: "Available" | "Progressing" | "ReplicaFailure";
  readonly status: "True" | "False" | "Unknown";
  readonly reason: string;
  readonly message: string;
}

export function conditionOf(conditions: Conditions, type: Saying["type"]): Json | undefined {
  return conditions.find((each) => textAt(each, "type") === type);
}

export function withoutCondition(conditions: Conditions, type: Saying["type"]): Conditions {
  return conditions.filter((each) => textAt(each, "type") !== type);
}

/** The conditions with one; `renew` takes the time of its last update anew where nothing else changes. */
export function withCondition(conditions: Conditions, saying: Saying, stamp: string, renew = false): Conditions {
  const before = conditionOf(conditions, saying.type);
  const same = textAt(before, "status") === saying.status;
  if (same && textAt(before, "reason") === saying.reason && !renew) return conditions;
  const lastTransitionTime = same ? textAt(before, "lastTransitionTime") : stamp;
  const condition: JsonObject = { ...saying, lastUpdateTime: stamp, lastTransitionTime };
  return [...withoutCondition(conditions, saying.type), condition];
}
