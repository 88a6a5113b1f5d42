import { expect, test } from "vitest";
import { Log } from "./log.ts";

test("keeps lines, tells who listens, and knows its end", () => {
  const log = new Log();
  let rung = 0;
  const leave = log.listen(() => rung++);
  log.write("a\nb", 1);
  log.write("c\n", 2);
  expect(log.from(0)).toEqual([
    { at: 1, text: "a" },
    { at: 2, text: "bc" },
  ]);
  log.write("rest", 3);
  log.close(4);
  leave();
  expect(log.from(2)).toEqual([{ at: 4, text: "rest" }]);
  expect([log.ended, log.end, rung]).toEqual([true, 3, 4]);
});

test("keeps the last 4 MB, and cuts endless lines", () => {
  const log = new Log();
  log.write("x".repeat(100_000), 1);
  expect(log.end).toBe(6);
  for (let i = 0; i < 600; i++) log.write(`${"y".repeat(10_000)}\n`, 2);
  const kept = log.from(0);
  expect(kept.length).toBeLessThan(450);
  expect(log.end).toBe(606);
  expect(log.from(605)).toHaveLength(1);
});
