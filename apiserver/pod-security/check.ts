/** What Pod Security looks at, and what a check says of it. */
import type { JsonObject } from "@bubustack/api/json";

/** A pod, or what pods are made from. */
export interface PodView {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
}

/** Why a pod is not of a level: what is wrong, and where. */
export interface Violation {
  readonly reason: string;
  readonly detail: string;
}

/** A check as it is from a version of Kubernetes on. */
export interface Revision {
  /** The minor version of 1.x from which it holds. */
  readonly since: number;
  readonly violated: (pod: PodView) => Violation | undefined;
  /** Baseline checks that it stands for at the level restricted. Default: none. */
  readonly instead?: string;
}

/** One thing that a level asks of pods. What is restricted is baseline too. */
export interface Check {
  readonly id: string;
  readonly level: "baseline" | "restricted";
  /** By version, the oldest first. */
  readonly revisions: readonly Revision[];
}
