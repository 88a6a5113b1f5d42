import { expect, test } from "vitest";
import { logger } from "./log.ts";
import { untilTold } from "./until-told.ts";

function heard() {
  const lines: string[] = [];
  const log = logger({ destination: { write: (line) => void lines.push(JSON.parse(line).msg) } });
  return { lines, log };
}

function running(ready: Promise<void>) {
  const stopped: number[] = [];
  const stop = async (graceMs: number) => void stopped.push(graceMs);
  return { stopped, begin: async () => ({ ready, address: "https://127.0.0.1:1", stop }) };
}

test("runs until it is told to end, and is stopped with time for what is in flight", async () => {
  const { lines, log } = heard();
  const { stopped, begin } = running(Promise.resolve());
  const told = Promise.withResolvers<void>();
  const code = untilTold(begin, told.promise, log);
  await new Promise(setImmediate);
  expect(stopped).toEqual([]);
  told.resolve();
  expect(await code).toBe(0);
  expect(stopped).toEqual([25_000]);
  expect(lines).toEqual(["listens", "is ready", "has ended"]);
});

test("who is told to end before being ready ends well", async () => {
  const { stopped, begin } = running(new Promise(() => {}));
  expect(await untilTold(begin, Promise.resolve(), heard().log)).toBe(0);
  expect(stopped).toEqual([25_000]);
});

test("a start that fails, and one that never becomes ready, are failures", async () => {
  const { lines, log } = heard();
  const forever = new Promise<void>(() => {});
  expect(await untilTold(() => Promise.reject(new Error("no port")), forever, log)).toBe(1);
  const { stopped, begin } = running(Promise.reject(new Error("never")));
  expect(await untilTold(begin, forever, log)).toBe(1);
  expect(stopped).toEqual([25_000]);
  expect(lines.filter((line) => line === "cannot go on").length).toBe(2);
});
