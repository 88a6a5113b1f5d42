import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { silentLog } from "../log.ts";
import { everything } from "../ownership.ts";
import { workQueue } from "../queue/work-queue.ts";
import { failuresOf } from "./failures.ts";

const key = { namespace: "n", name: "a" };
const nobody = () => Promise.reject(new Error("nothing is sent"));
function setup() {
  const counts: number[] = [];
  const stopping = new AbortController();
  const queue = workQueue({ now: () => 0, random: () => 0 });
  const client = { request: nobody, watch: nobody, close: () => {} };
  const failures = failuresOf(
    { name: "x", sources: [] },
    { client, ownership: everything, log: silentLog(), now: Date.now },
    { queue, count: (keys) => counts.push(keys), stopping: stopping.signal },
  );
  const failed = (error: unknown) => failures.failed(key, error, stopping.signal);
  return { failures, failed, counts, queue, stopping };
}

test("a failure is tried again and counted, until it goes well", async () => {
  const { failures, failed, counts, queue, stopping } = setup();
  expect(await failed(new Error("x"))).toBe("retry");
  await failures.ended(key, undefined, stopping.signal);
  expect([counts, queue.size()]).toEqual([[1, 0], { ready: 0, later: 1 }]);
  queue.close();
});

test("a stale view is no failure, and a lasting conflict is not tried again", async () => {
  const { failed, counts, queue } = setup();
  expect(await failed(new BubuError("apply/stale"))).toBe("stale");
  expect([counts, queue.size().later]).toEqual([[], 1]);
  queue.close();
  const other = setup();
  expect(await other.failed(new BubuError("apply/owned"))).toBe("terminal");
  expect([other.counts, other.queue.size().later]).toEqual([[1], 0]);
});

test("who stops has nothing to try again", async () => {
  const { failed, counts, queue, stopping } = setup();
  stopping.abort();
  expect([await failed(new Error("x")), counts, queue.size().later]).toEqual(["lost", [], 0]);
});
