import { afterEach, expect, test } from "vitest";
import { job, laneConfig } from "../testing/jobs.ts";
import type { Result } from "./lane.ts";
import type { Pool } from "./pool.ts";
import { createPool } from "./pool.ts";

const pools: Pool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});
function pool(queue: number): Pool {
  const made = createPool({ ...laneConfig(), workers: 1, queue });
  pools.push(made);
  return made;
}
const said = (result: Result) => ("body" in result ? result.record.name : result.error.code);

test("judges one after the other, in the order in which they came", async () => {
  const one = pool(8);
  one.warm();
  const order: string[] = [];
  const note = async (name: string) => {
    order.push(said(await one.run(job(name))));
  };
  const all = Promise.all(["a", "b", "c"].map(note));
  expect(one.waiting).toBe(2);
  await all;
  expect([order, one.waiting]).toEqual([["a", "b", "c"], 0]);
});

test("holds a bounded queue", async () => {
  const one = pool(1);
  const results = await Promise.all(["a", "b", "c"].map((name) => one.run(job(name))));
  expect(results.map(said)).toEqual(["a", "b", "review/queue-full"]);
});

test("an overrun does not hold up what waits behind it", async () => {
  const one = pool(8);
  // On a busy machine the first start of a worker may take longer than the budget below.
  await one.run(job("a"));
  const results = await Promise.all([one.run(job("spin", 300)), one.run(job("b"))]);
  expect(results.map(said)).toEqual(["review/deadline", "b"]);
});

test("closing answers everything, and nothing runs afterwards", async () => {
  const one = pool(8);
  const results = Promise.all([one.run(job("spin")), one.run(job("b"))]);
  await one.close();
  expect((await results).map(said)).toEqual(["review/draining", "review/draining"]);
  expect(said(await one.run(job("c")))).toBe("review/draining");
});
