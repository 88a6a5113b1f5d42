/** What a Job needs next: data in, data out. */
import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, objectAt, textAt } from "../resources/object.ts";

export interface JobSeen {
  readonly job: JsonObject;
  /** The pods of the Job. */
  readonly pods: readonly JsonObject[];
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Time as the API writes it. */
  readonly stamp: string;
  /** Milliseconds before a pod is replaced after the first failure; each further one waits twice as long. */
  readonly backOffMs: number;
}

export interface JobPlan {
  /** Pods to make. */
  readonly create: number;
  /** Names of pods to delete. */
  readonly remove: readonly string[];
  /** The status to write; undefined where it stays. */
  readonly status?: JsonObject;
  /** Deletes the Job itself. */
  readonly expire?: true;
  /** Milliseconds after which to look again. */
  readonly again?: number;
}

const longestBackOffMs = 600_000;
const nothing: JobPlan = { create: 0, remove: [] };

export function planJob(seen: JobSeen): JobPlan {
  const { job, now, stamp } = seen;
  const spec = objectAt(job, "spec");
  const status = objectAt(job, "status");
  if (hasEnded(job)) return afterEnd(job, now);
  const counts = count(seen);
  const began = textAt(status, "startTime") || (at(spec, "suspend") === true ? "" : stamp);
  const base = statusWith(status, counts, began);
  if (at(spec, "suspend") === true) {
    const suspended = condition("Suspended", "JobSuspended", "Job suspended", stamp);
    return { create: 0, remove: counts.living, status: { ...base, conditions: [suspended] } };
  }
  const fail = (reason: string, message: string): JobPlan => ({
    create: 0,
    remove: counts.living,
    status: { ...base, active: 0, conditions: [condition("Failed", reason, message, stamp)] },
  });
  const deadline = whole(spec, "activeDeadlineSeconds");
  const left = deadline === undefined ? undefined : Date.parse(began) + deadline * 1000 - now;
  if (left !== undefined && left <= 0) return fail("DeadlineExceeded", "Job was active longer than specified deadline");
  if (counts.failures > (whole(spec, "backoffLimit") ?? 6))
    return fail("BackoffLimitExceeded", "Job has reached the specified backoff limit");
  const completions = whole(spec, "completions");
  const done =
    completions === undefined ? counts.succeeded > 0 && counts.living.length === 0 : counts.succeeded >= completions;
  if (done) {
    const [reason, message] = ["CompletionsReached", "Reached expected number of succeeded pods"];
    const conditions = ["SuccessCriteriaMet", "Complete"].map((type) => condition(type, reason, message, stamp));
    return { create: 0, remove: counts.living, status: { ...base, active: 0, completionTime: stamp, conditions } };
  }
  const parallelism = whole(spec, "parallelism") ?? 1;
  const open = completions === undefined ? (counts.succeeded > 0 ? 0 : parallelism) : completions - counts.succeeded;
  const missing = Math.min(parallelism, open) - counts.living.length;
  const wait = missing > 0 ? waitAfterFailure(seen, counts.failed) : 0;
  const again = [wait, left ?? 0].filter((ms) => ms > 0);
  return {
    create: wait > 0 ? 0 : Math.max(missing, 0),
    remove: counts.living.slice(completions === undefined ? parallelism : Math.min(parallelism, open)),
    status: withoutSuspension(base),
    ...(again.length === 0 ? {} : { again: Math.min(...again) }),
  };
}

/** Whether a Job is complete or has failed. */
export function hasEnded(job: JsonObject): boolean {
  return listAt(job, "status", "conditions").some(
    (each) => ["Complete", "Failed"].includes(textAt(each, "type")) && textAt(each, "status") === "True",
  );
}

function afterEnd(job: JsonObject, now: number): JobPlan {
  const seconds = whole(objectAt(job, "spec"), "ttlSecondsAfterFinished");
  if (seconds === undefined) return nothing;
  const ended = listAt(job, "status", "conditions").find((each) =>
    ["Complete", "Failed"].includes(textAt(each, "type")),
  );
  const left = Date.parse(textAt(ended, "lastTransitionTime")) + seconds * 1000 - now;
  return left > 0 ? { ...nothing, again: left } : { ...nothing, expire: true };
}

interface Counts {
  /** Names of the pods that have not ended. */
  readonly living: readonly string[];
  readonly ready: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Failed pods, and restarts of containers in those that live. */
  readonly failures: number;
}

function count({ job, pods }: JobSeen): Counts {
  const phase = (pod: JsonObject) => textAt(pod, "status", "phase");
  const lives = pods.filter(
    (pod) => !["Succeeded", "Failed"].includes(phase(pod)) && textAt(pod, "metadata", "deletionTimestamp") === "",
  );
  const of = (wanted: string) => pods.filter((pod) => phase(pod) === wanted).length;
  const restarts = lives.reduce((sum, pod) => sum + restartsOf(pod), 0);
  // A pod that was deleted since has failed all the same.
  const failed = Math.max(of("Failed"), Number(at(job, "status", "failed") ?? 0));
  const succeeded = Math.max(of("Succeeded"), Number(at(job, "status", "succeeded") ?? 0));
  const ready = lives.filter((pod) =>
    listAt(pod, "status", "conditions").some(
      (each) => textAt(each, "type") === "Ready" && textAt(each, "status") === "True",
    ),
  ).length;
  return {
    living: lives.map((pod) => textAt(pod, "metadata", "name")),
    ready,
    succeeded,
    failed,
    failures: failed + restarts,
  };
}

function restartsOf(pod: JsonObject): number {
  return listAt(pod, "status", "containerStatuses").reduce<number>(
    (sum, each) => sum + Number(at(each, "restartCount") ?? 0),
    0,
  );
}

/** Milliseconds that are left of the pause after the last failure. */
function waitAfterFailure({ pods, now, backOffMs }: JobSeen, failed: number): number {
  const ends = pods
    .filter((pod) => textAt(pod, "status", "phase") === "Failed")
    .flatMap((pod) => listAt(pod, "status", "containerStatuses"))
    .map((each) => Date.parse(textAt(each, "state", "terminated", "finishedAt")))
    .filter((time) => Number.isFinite(time));
  if (failed === 0 || ends.length === 0) return 0;
  return Math.max(...ends) + Math.min(backOffMs * 2 ** (failed - 1), longestBackOffMs) - now;
}

function statusWith(status: JsonObject, { living, ready, succeeded, failed }: Counts, startTime: string): JsonObject {
  return {
    ...status,
    ...(startTime === "" ? {} : { startTime }),
    active: living.length,
    ready,
    ...(succeeded > 0 ? { succeeded } : {}),
    ...(failed > 0 ? { failed } : {}),
  };
}

function withoutSuspension(status: JsonObject): JsonObject {
  if (listAt(status, "conditions").length === 0) return status;
  return { ...status, conditions: listAt(status, "conditions").filter((each) => textAt(each, "type") !== "Suspended") };
}

function condition(type: string, reason: string, message: string, stamp: string): JsonObject {
  return { type, status: "True", lastProbeTime: stamp, lastTransitionTime: stamp, reason, message };
}

function whole(spec: JsonObject, field: string): number | undefined {
  const value = at(spec, field);
  return typeof value === "number" ? value : undefined;
}
