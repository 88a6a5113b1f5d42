import type { Log } from "@bubustack/runtime/log";

/** What the control plane reaches outside itself. */
export interface ComposePorts {
  readonly log: Log;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}
