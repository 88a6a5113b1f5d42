import type { Machine } from "./needs.ts";

/** A machine that may have Docker. */
export interface DockerMachine extends Machine {
  /** True where the Docker service answers. */
  readonly dockerAnswers: () => boolean;
}

/** Why the suites cannot run on a cluster of kind; undefined where they can. */
export function whyNoKind({ platform, uid, has, dockerAnswers }: DockerMachine): string | undefined {
  if (platform !== "linux") return "the suites enter the network of kind's node, which needs Linux";
  const missing = ["docker", "kind", "nsenter"].filter((name) => !has(name));
  if (missing.length > 0) return `there is no ${missing.join(", ")}`;
  if (uid !== 0) return "entering the network of kind's node needs root";
  return dockerAnswers() ? undefined : "the Docker service does not answer";
}
