/** What the Pod Security Standards ask of Pods, as CEL. */

/** One control of a standard, as it is from a version of Kubernetes on. */
export interface Revision {
  /** The first minor version of 1.x that has it. */
  readonly since: number;
  /** CEL that is true of a container `c` that is not allowed. */
  readonly container?: string;
  /** CEL that is true of a Pod that is not allowed. */
  readonly pod?: string;
  /** CEL for a list of texts: the parts of the Pod that are not allowed, such as `volume a`. */
  readonly subjects?: string;
  /** What must be otherwise, after the subject: `must not set …`. */
  readonly must: string;
}

export interface Control {
  /** As Kubernetes calls it. */
  readonly id: string;
  readonly level: Level;
  /** The field that is meant. */
  readonly path: string;
  readonly revisions: readonly Revision[];
  /** The control of the baseline that it stands instead of, where it holds. */
  readonly instead?: string;
}

export type Level = "baseline" | "restricted";

/** A list of texts in CEL. */
export function texts(values: readonly string[]): string {
  return `[${values.map((value) => `'${value}'`).join(", ")}]`;
}

/** Types of seccomp and AppArmor profiles that restrict. */
export const profiles: string = texts(["RuntimeDefault", "Localhost"]);
