import type { Fate } from "../fate.ts";
import { fateOf, wordsOf } from "../fate.ts";
import type { KubeClient } from "../kube/types.ts";
import type { Log } from "../log.ts";
import type { Ownership } from "../ownership.ts";
import type { Key, WorkQueue } from "../queue/work-queue.ts";
import type { Subject } from "./controller.ts";
import { managerName } from "./controller.ts";
import type { Failing } from "./failing.ts";
import { showFailing } from "./failing.ts";
import { learn, seenOf } from "./sources.ts";

export interface FailuresConfig {
  readonly client: KubeClient;
  readonly ownership: Ownership;
  readonly log: Log;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Failures in a row after which they are shown on the object; default 3. */
  readonly showAfter?: number;
}

/** What becomes of keys whose work fails. */
export interface Failures {
  /** What becomes of a key whose work ended with an error. */
  failed(key: Key, error: unknown, signal: AbortSignal): Promise<Fate>;
  /** The work went well, or ended with what only a change can help. */
  ended(key: Key, terminal: Failing | undefined, signal: AbortSignal): Promise<void>;
}

export interface FailureTools {
  readonly queue: WorkQueue;
  /** Told how many keys fail now. */
  readonly count: (keys: number) => void;
  readonly stopping: AbortSignal;
}

/** Failures are counted by key, tried again with growing waits, and shown on the object once they last. */
export function failuresOf(subject: Subject, config: FailuresConfig, tools: FailureTools): Failures {
  const { log, ownership, showAfter = 3 } = config;
  const { queue, count, stopping } = tools;
  const inARow = new Map<string, number>();
  const id = ({ namespace, name }: Key) => `${namespace}/${name}`;
  const shown = async (key: Key, failing: Failing | undefined, signal: AbortSignal) => {
    const { name, resource, sources } = subject;
    const seen = resource && seenOf(sources, resource, key);
    if (resource === undefined || seen === undefined || !ownership.holds(key)) return;
    const manager = managerName(subject);
    const answer = await showFailing(
      { client: config.client, controller: name, manager, resource, signal },
      seen,
      failing,
      config.now(),
    );
    if (answer !== undefined) learn(sources, resource, answer);
  };
  const show = (key: Key, failing: Failing, signal: AbortSignal) =>
    shown(key, failing, signal).catch((err: unknown) => log.warn({ ...key, err }, "a failure could not be shown"));
  return {
    async failed(key, error, signal) {
      const fate = fateOf(error);
      if (fate === "lost" || stopping.aborted) return "lost";
      if (fate === "stale") {
        queue.retry(key);
        return fate;
      }
      const failures = (inARow.get(id(key)) ?? 0) + 1;
      inARow.set(id(key), failures);
      count(inARow.size);
      const failing = wordsOf(error);
      log[fate === "terminal" ? "error" : "warn"]({ ...key, failures, err: error }, "an object could not be worked on");
      if (fate === "terminal") queue.forget(key);
      else queue.retry(key);
      if (fate === "terminal" || failures >= showAfter) await show(key, failing, signal);
      return fate;
    },
    async ended(key, terminal, signal) {
      inARow.delete(id(key));
      count(inARow.size);
      queue.forget(key);
      await shown(key, terminal, signal);
    },
  };
}
