import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Key, WorkQueue, WorkQueueConfig } from "./work-queue.ts";
import { workQueue } from "./work-queue.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const key = (name: string, namespace = "n"): Key => ({ namespace, name });
const made = (more: Partial<WorkQueueConfig> = {}) =>
  workQueue({ now: () => performance.now(), random: () => 0.5, ...more });

/** What can be taken now. */
async function taken(queue: WorkQueue, most = 10): Promise<readonly string[]> {
  const all: string[] = [];
  for (let at = 0; at < most; at++) {
    if (queue.size().ready === 0) break;
    all.push((await queue.take())?.name ?? "");
  }
  return all;
}

test("a key waits once, and goes to whoever has waited longest", async () => {
  const queue = made();
  const [first, second] = [queue.take(), queue.take()];
  queue.add(key("a"));
  queue.add(key("a"));
  queue.add(key("b"));
  expect([await first, await second]).toEqual([key("a"), key("b")]);
  queue.close();
});

test("nobody else gets a key that is worked on; what came meanwhile comes after", async () => {
  const queue = made();
  queue.add(key("a"));
  await queue.take();
  queue.add(key("a"));
  queue.add(key("a"));
  expect(queue.size().ready).toBe(0);
  queue.done(key("a"));
  expect(await taken(queue)).toEqual(["a"]);
  queue.done(key("a"));
  expect(queue.size().ready).toBe(0);
});

test("namespaces take turns, and urgent keys go first", async () => {
  const queue = made();
  for (const name of ["a1", "a2", "a3"]) queue.add(key(name, "a"));
  queue.add(key("b1", "b"));
  queue.add(key("c1", "c"), { priority: "high" });
  queue.add(key("d1", "d"), { priority: "low" });
  expect(await taken(queue)).toEqual(["c1", "a1", "b1", "a2", "a3", "d1"]);
});

test("delayed keys come when they are due, the earlier of two times counts", async () => {
  const queue = made();
  queue.add(key("a"), { afterMs: 1_000 });
  queue.add(key("a"), { afterMs: 200 });
  queue.add(key("b"), { afterMs: 500 });
  expect(queue.size()).toEqual({ ready: 0, later: 2 });
  await vi.advanceTimersByTimeAsync(201);
  expect(await taken(queue)).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(300);
  expect(await taken(queue)).toEqual(["b"]);
  expect(queue.size()).toEqual({ ready: 0, later: 0 });
});

test("what fails waits longer each time, until it goes well", async () => {
  const queue = made({ backoff: { baseMs: 100, capMs: 1_000 } });
  const wait = async () => {
    const before = performance.now();
    expect(queue.retry(key("a"))).toBeGreaterThan(0);
    const next = queue.take();
    await vi.runAllTimersAsync();
    await next;
    queue.done(key("a"));
    return performance.now() - before;
  };
  expect([await wait(), await wait(), await wait()]).toEqual([50, 100, 200]);
  queue.forget(key("a"));
  expect(await wait()).toBe(50);
});

test("retries of all keys share a budget; first attempts do not wait for it", async () => {
  const queue = made({ backoff: { baseMs: 1, capMs: 1 }, retries: { perSecond: 1, burst: 2 } });
  for (const name of ["a", "b", "c", "d"]) queue.retry(key(name));
  queue.add(key("e"));
  await vi.advanceTimersByTimeAsync(10);
  expect(await taken(queue)).toEqual(["e", "a", "b"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await taken(queue)).toEqual(["c"]);
});

test("tells how long a key was ready before it was taken", async () => {
  const waits: number[] = [];
  const queue = made({ onTaken: (ms) => waits.push(ms) });
  queue.add(key("a"));
  await vi.advanceTimersByTimeAsync(30);
  queue.add(key("a"));
  await queue.take();
  expect(waits).toEqual([30]);
});

test("a closed queue ends everybody's waiting and takes nothing more", async () => {
  const queue = made();
  const waiting = queue.take();
  queue.add(key("z"), { afterMs: 5 });
  queue.close();
  queue.add(key("a"));
  expect([await waiting, await queue.take(), queue.size().ready, vi.getTimerCount()]).toEqual([
    undefined,
    undefined,
    0,
    0,
  ]);
});
