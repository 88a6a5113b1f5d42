import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { workQueue } from "../queue/work-queue.ts";
import type { Work } from "./workers.ts";
import { runWorkers } from "./workers.ts";

const key = (name: string) => ({ namespace: "n", name });
function setup(work: Work, workers = 1, deadlineMs = 30) {
  const queue = workQueue({ now: () => performance.now(), random: () => 0 });
  const late: string[] = [];
  const stopping = new AbortController();
  const onLate = ({ name }: { readonly name: string }) => void late.push(name);
  const running = runWorkers({ queue, work, workers, deadlineMs, onLate, stopping: stopping.signal });
  return { queue, late, running, stopping };
}

test("a key that hangs is given up, and the next one is worked on", async () => {
  const done: string[] = [];
  const aborted: string[] = [];
  const { queue, late, running } = setup(async ({ name }, signal) => {
    if (name === "hangs") {
      signal.addEventListener("abort", () => aborted.push(name));
      await new Promise(() => {});
    }
    done.push(name);
  });
  queue.add(key("hangs"));
  queue.add(key("fine"));
  await expect.poll(() => done).toEqual(["fine"]);
  expect([late, aborted]).toEqual([["hangs"], ["hangs"]]);
  queue.close();
  await running;
});

test("several work at a time, and closing waits for what is under way", async () => {
  let open = 0;
  let most = 0;
  const { queue, running, late } = setup(
    async () => {
      most = Math.max(most, ++open);
      await sleep(10);
      open--;
    },
    3,
    10_000,
  );
  for (const name of ["a", "b", "c", "d", "e"]) queue.add(key(name));
  await expect.poll(() => most).toBe(3);
  queue.close();
  await running;
  expect([open, late]).toEqual([0, []]);
});
