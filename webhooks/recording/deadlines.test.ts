import { expect, test } from "vitest";
import { Deadlines } from "./deadlines.ts";

const late = new Error("late");

test("what comes in time is what it is, an error too", async () => {
  const deadlines = new Deadlines(() => 0, late);
  expect(await deadlines.within(Promise.resolve("in time"), 100)).toBe("in time");
  await expect(deadlines.within(Promise.reject(new Error("broken")), 100)).rejects.toThrow("broken");
});

test("who has waited for too long is told, and the others go on to wait", async () => {
  let now = 0;
  const deadlines = new Deadlines(() => now, late);
  const { promise, resolve } = Promise.withResolvers<string>();
  const [short, long] = [deadlines.within(promise, 10), deadlines.within(promise, 1_000)];
  now = 10;
  await expect(short).rejects.toBe(late);
  resolve("later");
  expect(await long).toBe("later");
  await expect(deadlines.within(new Promise(() => {}), -1)).rejects.toBe(late);
});
