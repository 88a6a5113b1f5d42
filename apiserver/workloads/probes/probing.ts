/** The probes of one container, as long as its program runs. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Probe, Probes } from "./probe.ts";
import { counted } from "./tally.ts";

export interface Probing {
  /** Whether it has started. */
  readonly started: boolean;
  /** Whether it can be used. */
  readonly ready: boolean;
  stop(): void;
}

export interface ProbingPorts {
  readonly attempt: (probe: Probe, signal: AbortSignal) => Promise<boolean>;
  /** Whether it has started or can be used has become another. */
  readonly changed: () => void;
  /** The program is to be ended: it did not start in its time, or works no more. */
  readonly failed: (probe: Probe) => void;
}

/** Begins at once. What has no probe is as if it had succeeded; the others wait for that of the start. */
export function startProbing({ startup, liveness, readiness }: Probes, ports: ProbingPorts): Probing {
  const over = new AbortController();
  const { signal } = over;
  const state = { started: startup === undefined, ready: startup === undefined && readiness === undefined };
  void run();

  async function run(): Promise<void> {
    if (startup !== undefined) {
      const began = await begins(startup);
      if (signal.aborted) return;
      if (!began) {
        ports.failed(startup);
        return;
      }
      state.started = true;
      state.ready = readiness === undefined;
      ports.changed();
    }
    await Promise.all([liveness && lives(liveness), readiness && follows(readiness)]);
  }

  /** Whether it succeeds once before it has failed too often. */
  async function begins(probe: Probe): Promise<boolean> {
    let failures = 0;
    for await (const went of outcomes(probe)) {
      if (went) return true;
      failures++;
      if (failures >= probe.failures) return false;
    }
    return false;
  }

  async function lives(probe: Probe): Promise<void> {
    let tally = { holds: true, against: 0 };
    for await (const went of outcomes(probe)) {
      tally = counted(tally, went, probe);
      if (tally.holds) continue;
      ports.failed(probe);
      return;
    }
  }

  async function follows(probe: Probe): Promise<void> {
    let tally = { holds: false, against: 0 };
    for await (const went of outcomes(probe)) {
      tally = counted(tally, went, probe);
      if (tally.holds === state.ready) continue;
      state.ready = tally.holds;
      ports.changed();
    }
  }

  async function* outcomes(probe: Probe): AsyncGenerator<boolean> {
    await pause(probe.delayMs);
    while (!signal.aborted) {
      const went = await ports.attempt(probe, signal);
      if (signal.aborted) return;
      yield went;
      await pause(probe.periodMs);
    }
  }

  async function pause(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  }

  return {
    get started() {
      return state.started;
    },
    get ready() {
      return state.ready;
    },
    stop: () => over.abort(),
  };
}
