/** The status of a Deployment: counts of its ReplicaSets, and how its rollout goes. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { at, listAt, metaOf, objectAt, textAt } from "../../resources/object.ts";
import type { Bounds } from "./bounds.ts";
import type { Conditions, Saying } from "./conditions.ts";
import { conditionOf, withCondition, withoutCondition } from "./conditions.ts";

export interface Counting {
  readonly deployment: JsonObject;
  readonly bounds: Bounds;
  /** The ReplicaSet of the present template. */
  readonly present: JsonObject | undefined;
  readonly old: readonly JsonObject[];
  readonly conditions: Conditions;
  /** Time as the API writes it. */
  readonly stamp: string;
}

/** Counts, and whether enough pods are available. */
export function counted({ deployment, bounds, present, old, conditions, stamp }: Counting): JsonObject {
  const all = present === undefined ? old : [...old, present];
  const sum = (field: string, sets = all) => sets.reduce((total, set) => total + count(set, "status", field), 0);
  const available = sum("availableReplicas");
  const asked = all.reduce((total, set) => total + count(set, "spec", "replicas"), 0);
  const enough = available >= bounds.desired - bounds.unavailable;
  const counts = {
    replicas: sum("replicas"),
    updatedReplicas: count(present, "status", "replicas"),
    readyReplicas: sum("readyReplicas"),
    availableReplicas: available,
    unavailableReplicas: Math.max(asked - available, 0),
    collisionCount: count(deployment, "status", "collisionCount"),
  };
  return {
    observedGeneration: Number(metaOf(deployment).generation ?? 1),
    ...Object.fromEntries(Object.entries(counts).filter(([, value]) => value > 0)),
    terminatingReplicas: sum("terminatingReplicas"),
    conditions: withCondition(conditions, availability(enough), stamp),
  };
}

function count(object: Json | undefined, ...path: readonly string[]): number {
  const value = at(object, ...path);
  return typeof value === "number" ? value : 0;
}

function availability(enough: boolean): Saying {
  return enough
    ? {
        type: "Available",
        status: "True",
        reason: "MinimumReplicasAvailable",
        message: "Deployment has minimum availability.",
      }
    : {
        type: "Available",
        status: "False",
        reason: "MinimumReplicasUnavailable",
        message: "Deployment does not have minimum availability.",
      };
}

/** The seconds without progress after which a rollout counts as failed; undefined where that is not asked for. */
export function deadlineOf(deployment: JsonObject): number | undefined {
  const seconds = at(deployment, "spec", "progressDeadlineSeconds");
  return typeof seconds === "number" && seconds !== 2 ** 31 - 1 ? seconds : undefined;
}

export function progressing(status: Saying["status"], reason: string, message: string): Saying {
  return { type: "Progressing", status, reason, message };
}

/** Whether all pods are of the present template, and all are available. */
export function isComplete(deployment: JsonObject, status: JsonObject): boolean {
  const desired = Number(at(deployment, "spec", "replicas") ?? 1);
  const counts = ["updatedReplicas", "replicas", "availableReplicas"].map((field) => count(status, field));
  return (
    counts.every((value) => value === desired) &&
    count(status, "observedGeneration") >= Number(metaOf(deployment).generation ?? 1)
  );
}

/** The status during a rollout: it has progressed, is complete, or has taken too long; and what its sets fail at. */
export function ofRollout(counting: Counting, now: number): JsonObject {
  const { deployment, present, old, stamp } = counting;
  const status = counted(counting);
  const deadline = deadlineOf(deployment);
  let conditions: Conditions = listAt(status, "conditions");
  const current = conditionOf(conditions, "Progressing");
  const settled =
    count(status, "replicas") === count(status, "updatedReplicas") &&
    textAt(current, "reason") === "NewReplicaSetAvailable";
  if (deadline === undefined) conditions = withoutCondition(conditions, "Progressing");
  else if (!settled) {
    const who =
      present === undefined
        ? `Deployment ${JSON.stringify(textAt(deployment, "metadata", "name"))}`
        : `ReplicaSet ${JSON.stringify(textAt(present, "metadata", "name"))}`;
    if (isComplete(deployment, status)) {
      const done = progressing("True", "NewReplicaSetAvailable", `${who} has successfully progressed.`);
      conditions = withCondition(conditions, done, stamp);
    } else if (hasProgressed(objectAt(deployment, "status"), status)) {
      const moves = progressing("True", "ReplicaSetUpdated", `${who} is progressing.`);
      conditions = withCondition(conditions, moves, stamp, true);
    } else if (isLate(current, deadline, now)) {
      const late = progressing("False", "ProgressDeadlineExceeded", `${who} has timed out progressing.`);
      conditions = withCondition(conditions, late, stamp);
    }
  }
  return { ...status, conditions: withFailures(conditions, present, old, stamp) };
}

function hasProgressed(before: JsonObject, after: JsonObject): boolean {
  const rises = (field: string) => count(after, field) > count(before, field);
  const former = (status: JsonObject) => count(status, "replicas") - count(status, "updatedReplicas");
  const fewerOld = former(after) < former(before);
  return rises("updatedReplicas") || fewerOld || rises("readyReplicas") || rises("availableReplicas");
}

function isLate(current: Json | undefined, deadline: number, now: number): boolean {
  const reason = textAt(current, "reason");
  if (current === undefined || reason === "NewReplicaSetAvailable") return false;
  return reason === "ProgressDeadlineExceeded" || Date.parse(textAt(current, "lastUpdateTime")) + deadline * 1000 < now;
}

/** Milliseconds after which a rollout that does not move has to be looked at again. */
export function untilLate(deployment: JsonObject, status: JsonObject, now: number): number | undefined {
  const deadline = deadlineOf(deployment);
  const current = conditionOf(listAt(status, "conditions"), "Progressing");
  const reason = textAt(current, "reason");
  if (deadline === undefined || current === undefined || isComplete(deployment, status)) return undefined;
  if (reason === "ProgressDeadlineExceeded" || reason === "NewReplicaSetAvailable") return undefined;
  // A second more: times are kept in whole ones.
  return Math.max(Date.parse(textAt(current, "lastUpdateTime")) + deadline * 1000 - now, 0) + 1_000;
}

function withFailures(
  conditions: Conditions,
  present: JsonObject | undefined,
  old: readonly JsonObject[],
  stamp: string,
): Conditions {
  const failures = [...(present === undefined ? [] : [present]), ...old].flatMap((set) =>
    listAt(set, "status", "conditions").filter((each) => textAt(each, "type") === "ReplicaFailure"),
  );
  const [first] = failures;
  if (first === undefined) return withoutCondition(conditions, "ReplicaFailure");
  const [reason, message] = [textAt(first, "reason"), textAt(first, "message")];
  return withCondition(conditions, { type: "ReplicaFailure", status: "True", reason, message }, stamp);
}
