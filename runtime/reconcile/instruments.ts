import type { Resource } from "../kube/types.ts";
import type { Metrics } from "../metrics.ts";
import type { WorkQueue } from "../queue/work-queue.ts";

/** What is measured of one controller. */
export interface Instruments {
  waited(ms: number): void;
  ended(result: string, ms: number): void;
  wrote(write: string, resource: Resource): void;
  failing(objects: number): void;
  /** Reads the queue's size before each rendering, until `end`. */
  follow(queue: WorkQueue): void;
  end(): void;
}

const seconds = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60];

export function instruments(metrics: Metrics, controller: string): Instruments {
  const wait = metrics.histogram(
    "bubu_queue_wait_seconds",
    "How long keys were ready before a worker took them.",
    ["controller"],
    seconds,
  );
  const took = metrics.histogram(
    "bubu_reconcile_seconds",
    "How long controllers took over one key.",
    ["controller"],
    seconds,
  );
  const results = metrics.counter("bubu_reconciles_total", "Keys worked on, by how it ended.", [
    "controller",
    "result",
  ]);
  const writes = metrics.counter("bubu_writes_total", "Writes sent to the API server.", [
    "controller",
    "write",
    "kind",
  ]);
  const failing = metrics.gauge("bubu_failing_keys", "Keys whose last attempt failed.", ["controller"]);
  const size = metrics.gauge("bubu_queue_keys", "Keys that wait.", ["controller", "state"]);
  let unsubscribe = () => {};
  return {
    waited: (ms) => wait.observe({ controller }, ms / 1_000),
    ended(result, ms) {
      results.add({ controller, result });
      took.observe({ controller }, ms / 1_000);
    },
    wrote: (write, { kind }) => writes.add({ controller, write, kind }),
    failing: (objects) => failing.set({ controller }, objects),
    follow(queue) {
      unsubscribe = metrics.onRender(() => {
        const { ready, later } = queue.size();
        size.set({ controller, state: "ready" }, ready);
        size.set({ controller, state: "later" }, later);
      });
    },
    end: () => unsubscribe(),
  };
}
