/** What the states of its containers make of a pod. */
import type { JsonObject } from "@bubustack/api/json";
import { listAt, textAt } from "../resources/object.ts";

/** One container as it is now. */
export interface ContainerState {
  readonly name: string;
  readonly image: string;
  readonly restarts: number;
  /** It runs, and its probe of the start has succeeded. */
  readonly started: boolean;
  /** It runs, and its probe of readiness says so. */
  readonly ready: boolean;
  readonly state: State;
  readonly last?: Terminated;
}

export type State =
  | { readonly type: "waiting"; readonly reason: string; readonly message?: string }
  | { readonly type: "running"; readonly startedAt: string }
  | Terminated;

export interface Terminated {
  readonly type: "terminated";
  readonly exitCode: number;
  readonly signal?: number;
  readonly reason: string;
  readonly message?: string;
  readonly startedAt: string;
  readonly finishedAt: string;
}

export interface PodSeen {
  readonly pod: JsonObject;
  readonly init: readonly ContainerState[];
  readonly containers: readonly ContainerState[];
  readonly now: string;
  /** Why the pod as a whole has failed. */
  readonly failed?: { readonly reason: string; readonly message: string };
}

export type Phase = "Pending" | "Running" | "Succeeded" | "Failed";

/** The phase: `Always` never ends, `OnFailure` ends with success, `Never` with either. */
export function phaseOf({ pod, init, containers, failed }: PodSeen): Phase {
  if (failed !== undefined) return "Failed";
  const policy = textAt(pod, "spec", "restartPolicy");
  const broken = init.some(({ state }) => state.type === "terminated" && state.exitCode !== 0);
  if (broken && policy === "Never") return "Failed";
  if (init.some(({ state }) => state.type !== "terminated" || state.exitCode !== 0)) return "Pending";
  if (containers.every(({ state, last }) => state.type === "waiting" && last === undefined)) return "Pending";
  const ended = containers.filter(({ state }) => state.type === "terminated");
  if (policy === "Always" || ended.length < containers.length) return "Running";
  if (ended.every(({ state }) => state.type === "terminated" && state.exitCode === 0)) return "Succeeded";
  return policy === "Never" ? "Failed" : "Running";
}

/** The `status` of a pod; conditions keep the time of their last change. */
export function statusOf(seen: PodSeen): JsonObject {
  const { pod, init, containers, failed, now } = seen;
  const phase = phaseOf(seen);
  const over = phase === "Succeeded" || phase === "Failed";
  const initialized = init.every(({ state }) => state.type === "terminated" && state.exitCode === 0);
  const ready = !over && containers.every((container) => container.ready);
  const unready = over
    ? { reason: phase === "Succeeded" ? "PodCompleted" : "PodFailed" }
    : { reason: "ContainersNotReady" };
  const condition = (type: string, holds: boolean, why: object = {}): JsonObject => {
    const status = holds ? "True" : "False";
    const before = listAt(pod, "status", "conditions").find((each) => textAt(each, "type") === type);
    const since = textAt(before, "status") === status ? textAt(before, "lastTransitionTime") : now;
    return { type, status, lastProbeTime: null, lastTransitionTime: since, ...(holds ? {} : why) };
  };
  return {
    phase,
    conditions: [
      condition("PodScheduled", true),
      condition("Initialized", initialized, { reason: "ContainersNotInitialized" }),
      condition("ContainersReady", ready, unready),
      condition("Ready", ready, unready),
    ],
    ...(failed === undefined ? {} : { reason: failed.reason, message: failed.message }),
    hostIP: "127.0.0.1",
    podIP: "127.0.0.1",
    startTime: textAt(pod, "status", "startTime") || now,
    qosClass: "BestEffort",
    ...(init.length === 0 ? {} : { initContainerStatuses: init.map(shown) }),
    containerStatuses: containers.map(shown),
  };
}

function shown({ name, image, restarts, started, ready, state, last }: ContainerState): JsonObject {
  return {
    name,
    image,
    imageID: "",
    ready,
    started,
    restartCount: restarts,
    state: stateOf(state),
    lastState: last === undefined ? {} : stateOf(last),
  };
}

function stateOf({ type, ...fields }: State): JsonObject {
  return { [type]: { ...fields } };
}
