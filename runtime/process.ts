/**
 * A process is a value: `start(config, ports)` of each process house answers one of these. It keeps no module-level
 * state, installs no signal handler and never exits, so that a test can start it twice and `dev` can compose it.
 */
export interface Running {
  /** Settles once the process can do its work; rejects when it never will. */
  readonly ready: Promise<void>;
  /** Where it listens, for example `https://127.0.0.1:9443`. */
  readonly address: string;
  /** Stops accepting, finishes what is in flight within `graceMs`, then closes the rest. Safe to call twice. */
  stop(graceMs: number): Promise<void>;
}
