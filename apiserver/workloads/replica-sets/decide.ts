/** What a ReplicaSet needs next: data in, data out. */
import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, objectAt, textAt, textMap } from "../../resources/object.ts";
import { hasEnded, isGoing, isReady, readySince } from "../pods/state.ts";
import { byUse } from "./rank.ts";

export interface ReplicaSetSeen {
  readonly set: JsonObject;
  /** Its pods, those that are ending too. */
  readonly pods: readonly JsonObject[];
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

export interface ReplicaSetPlan {
  /** How many pods to make. */
  readonly create: number;
  /** Pods to delete. */
  readonly remove: readonly JsonObject[];
}

/** As many pods at once are made or deleted at most. */
export const burst = 500;

export function planReplicas({ set, pods }: ReplicaSetSeen): ReplicaSetPlan {
  if (isGoing(set)) return { create: 0, remove: [] };
  const active = activeOf(pods);
  const missing = Number(at(set, "spec", "replicas") ?? 1) - active.length;
  if (missing >= 0) return { create: Math.min(missing, burst), remove: [] };
  return { create: 0, remove: active.toSorted(byUse).slice(0, Math.min(-missing, burst)) };
}

/** What went wrong when pods were made or deleted. */
export interface Failure {
  readonly reason: "FailedCreate" | "FailedDelete";
  readonly message: string;
}

/** The status of a ReplicaSet, and the milliseconds after which it has to be looked at again. */
export function replicaSetStatus(
  { set, pods, now }: ReplicaSetSeen,
  stamp: string,
  failure?: Failure,
): { readonly status: JsonObject; readonly again?: number } {
  const active = activeOf(pods);
  const minimumMs = Number(at(set, "spec", "minReadySeconds") ?? 0) * 1000;
  const ready = active.filter(isReady);
  const waits = ready.map((pod) => (minimumMs === 0 ? 0 : readySince(pod) + minimumMs - now));
  const available = waits.filter((ms) => ms <= 0).length;
  const labels = Object.entries(textMap(set, "spec", "template", "metadata", "labels"));
  const full = active.filter((pod) => {
    const own = textMap(pod, "metadata", "labels");
    return labels.every(([key, value]) => own[key] === value);
  });
  const conditions = withFailure(listAt(set, "status", "conditions"), stamp, failure);
  const counts = {
    fullyLabeledReplicas: full.length,
    readyReplicas: ready.length,
    availableReplicas: available,
  };
  const soonest = Math.min(...waits.filter((ms) => ms > 0));
  return {
    status: {
      replicas: active.length,
      ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
      terminatingReplicas: pods.filter((pod) => isGoing(pod) && !hasEnded(pod)).length,
      observedGeneration: Number(at(objectAt(set, "metadata"), "generation") ?? 1),
      ...(conditions.length === 0 ? {} : { conditions }),
    },
    ...(Number.isFinite(soonest) ? { again: soonest } : {}),
  };
}

/** Pods that count: those that have not ended and are not ending. */
export function activeOf(pods: readonly JsonObject[]): readonly JsonObject[] {
  return pods.filter((pod) => !hasEnded(pod) && !isGoing(pod));
}

function withFailure(conditions: ReturnType<typeof listAt>, stamp: string, failure: Failure | undefined) {
  const type = "ReplicaFailure";
  const before = conditions.find((each) => textAt(each, "type") === type);
  const others = conditions.filter((each) => each !== before);
  if (failure === undefined) return others;
  // A failure keeps its first words.
  return [...others, before ?? { type, status: "True", lastTransitionTime: stamp, ...failure }];
}
