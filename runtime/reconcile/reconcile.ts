import { BubuError } from "@bubustack/api/errors";
import { apply } from "../apply/apply.ts";
import { written } from "../apply/written.ts";
import type { Fate } from "../fate.ts";
import type { Health } from "../health.ts";
import type { BackoffLimits } from "../kube/backoff.ts";
import type { KubeClient } from "../kube/types.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Notes } from "../notes/notes.ts";
import type { Ownership } from "../ownership.ts";
import type { Plan } from "../plan.ts";
import type { Key } from "../queue/work-queue.ts";
import { workQueue } from "../queue/work-queue.ts";
import type { Controller } from "./controller.ts";
import { managerName } from "./controller.ts";
import { failuresOf } from "./failures.ts";
import { fights } from "./fights.ts";
import { instruments } from "./instruments.ts";
import { follow, learn, lookAtAll, unready, untilSynced } from "./sources.ts";
import { witness } from "./witness.ts";
import { runWorkers } from "./workers.ts";

export interface ReconcileConfig {
  readonly client: KubeClient;
  readonly ownership: Ownership;
  readonly notes: Notes;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  /** Milliseconds since the Unix epoch: what decisions are told. */
  readonly now: () => number;
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Keys that are worked on at a time; default 4. */
  readonly workers?: number;
  /** Milliseconds that work on one key may take; default 60,000. */
  readonly deadlineMs?: number;
  /** How long a key waits that failed; default 200 ms doubling up to five minutes. */
  readonly backoff?: BackoffLimits;
  /** Failures in a row after which they are shown on the object; default 3. */
  readonly showAfter?: number;
}

/** A controller at work. */
export interface Reconciling {
  /** Begins to work once all its informers are complete. Once only. */
  start(): void;
  /** Looks at a key now. */
  look(key: Key): void;
  /** Finishes what is under way; what is sent after that is not. */
  stop(): Promise<void>;
}

/**
 * Runs a controller: for each key that a change names it observes, decides, and carries the plan out. What goes wrong
 * with one key is logged, counted and tried again with growing waits; it is shown on the object; it stalls no other.
 */
export function reconcile<Seen>(controller: Controller<Seen>, config: ReconcileConfig): Reconciling {
  const { ownership, clock } = config;
  const log = config.log.child({ controller: controller.name });
  const measured = instruments(config.metrics, controller.name);
  const queue = workQueue({
    now: clock,
    random: config.random,
    onTaken: measured.waited,
    ...(config.backoff === undefined ? {} : { backoff: config.backoff }),
  });
  const stopping = new AbortController();
  const failures = failuresOf(
    controller,
    { ...config, log },
    { queue, count: measured.failing, stopping: stopping.signal },
  );
  const seen = witness(controller.name, { ...config, log });
  const known = written();
  const mayReclaim = fights(clock);
  const ends: (() => void)[] = [() => measured.end()];
  let running: Promise<void> | undefined;

  const carryOut = (plan: Plan, key: Key, signal: AbortSignal) =>
    apply(plan, {
      client: config.client,
      manager: managerName(controller),
      learn: (resource, object) => learn(controller.sources, resource, object),
      onWrite: measured.wrote,
      written: known,
      onDrift: seen.onDrift,
      onRefused: seen.onRefused,
      mayReclaim: () => mayReclaim(`${key.namespace}/${key.name}`),
      valid: () => !signal.aborted && ownership.holds(key),
      signal,
    });
  const attempt = async (key: Key, signal: AbortSignal): Promise<Fate | "done"> => {
    const seen = await controller.observe(key, signal);
    if (signal.aborted) return "lost";
    const plan = seen === undefined ? {} : controller.decide(seen, config.now());
    const writes = await carryOut(plan, key, signal);
    if (writes > 0) log.debug({ ...key, writes }, "written");
    for (const note of plan.notes ?? []) config.notes.tell(note);
    if (plan.againMs !== undefined) queue.add(key, { afterMs: Math.max(1, plan.againMs) });
    await failures.ended(key, plan.terminal, signal);
    return plan.terminal === undefined ? "done" : "terminal";
  };
  const work = async (key: Key, signal: AbortSignal): Promise<void> => {
    if (!ownership.holds(key)) return;
    const began = clock();
    const result = await attempt(key, signal).catch((error: unknown) => {
      // Who was too late has been told of already.
      return signal.aborted ? ("lost" as const) : failures.failed(key, error, signal);
    });
    measured.ended(result, clock() - began);
  };
  return {
    look: (key) => queue.add(key, { priority: "high" }),
    start() {
      if (running !== undefined || stopping.signal.aborted) return;
      for (const source of controller.sources) ends.push(follow(source, queue));
      ends.push(
        ownership.onGain(() => {
          known.forgetAll();
          lookAtAll(controller.sources, queue);
        }),
      );
      ends.push(config.health.check("ready", controller.name, () => unready(controller.sources)));
      measured.follow(queue);
      const { workers = 4, deadlineMs = 60_000 } = config;
      const onLate = (key: Key, error: BubuError) => void failures.failed(key, error, stopping.signal);
      running = untilSynced(controller.sources, stopping.signal).then(() =>
        runWorkers({ queue, work, workers, deadlineMs, onLate, stopping: stopping.signal }),
      );
    },
    async stop() {
      stopping.abort(new BubuError("apply/lost", "the controller is stopping"));
      for (const end of ends.splice(0)) end();
      queue.close();
      await running;
    },
  };
}
