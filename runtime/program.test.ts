import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { Surroundings } from "./installed.ts";
import { silentLog } from "./log.ts";
import type { Running } from "./process.ts";
import type { System } from "./program.ts";
import { run } from "./program.ts";

/** A process to which signals can be sent. */
function system(env: Record<string, string> = {}) {
  const signals = new EventEmitter();
  const one: System = { env, once: (signal, listener) => signals.once(signal, listener) };
  return { one, signals };
}

const running = (ready: Promise<void>): Running => ({ ready, address: "http://127.0.0.1:1", stop: async () => {} });

test.each(["SIGTERM", "SIGINT"])("%s ends a program well, and a second one is left to the system", async (signal) => {
  const { one, signals } = system({ BUBU_PORT: "0" });
  const found: Surroundings[] = [];
  const begin = async (around: Surroundings) => {
    found.push(around);
    return running(Promise.resolve());
  };
  const ended = run({ system: one, identity: "pod-1", log: silentLog(), begin });
  signals.emit(signal);
  await ended;
  expect(one.exitCode).toBe(0);
  expect(signals.listenerCount(signal)).toBe(0);
  expect(found).toMatchObject([{ env: { BUBU_PORT: "0" }, identity: "pod-1" }]);
  expect(await found[0]?.readFile(import.meta.filename)).toContain("a second one is left to the system");
});

test("a program that cannot start, or never becomes ready, says so by its exit code", async () => {
  for (const begin of [
    () => Promise.reject(new Error("no")),
    async () => running(Promise.reject(new Error("never"))),
  ]) {
    const { one } = system();
    await run({ system: one, identity: "pod-1", log: silentLog(), begin });
    expect(one.exitCode).toBe(1);
  }
});
