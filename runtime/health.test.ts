import { BubuError } from "@bubustack/api/errors";
import { describe, expect, test } from "vitest";
import { health } from "./health.ts";

describe("health", () => {
  test("a process without checks is live and ready", async () => {
    expect(await health().report("ready")).toEqual({ ok: true, checks: [] });
  });

  test("is as good as its worst check, and says which", async () => {
    const state = health();
    state.check("ready", "cache", () => "stories are not listed yet");
    state.check("ready", "worker", async () => undefined);
    state.check("live", "loop", () => undefined);
    expect(await state.report("ready")).toEqual({
      ok: false,
      checks: [
        { name: "cache", ok: false, message: "stories are not listed yet" },
        { name: "worker", ok: true },
      ],
    });
    expect((await state.report("live")).ok).toBe(true);
  });

  test("a removed check no longer counts; a name is given once", async () => {
    const state = health();
    const remove = state.check("ready", "a", () => "no");
    expect(() => state.check("ready", "a", () => undefined)).toThrow("ready/a");
    remove();
    expect((await state.report("ready")).ok).toBe(true);
  });

  test("draining is not ready, and stays live", async () => {
    const state = health();
    state.drain();
    expect(await state.report("ready")).toEqual({
      ok: false,
      checks: [{ name: "drain", ok: false, message: "shutting down" }],
    });
    expect((await state.report("live")).ok).toBe(true);
  });

  test("a report leaves no timer behind", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
    const state = health({ timeoutMs: 60_000 });
    const before = timers();
    state.check("ready", "a", () => undefined);
    await state.report("ready");
    expect(timers()).toBe(before);
  });

  test("a probe that throws or hangs is not well, and leaks nothing", async () => {
    const state = health({ timeoutMs: 5 });
    state.check("ready", "throws", () => {
      throw new Error("/etc/secret s3cret");
    });
    state.check("ready", "coded", async () => {
      throw new BubuError("kube/unreachable");
    });
    state.check("ready", "hangs", () => new Promise(() => {}));
    expect((await state.report("ready")).checks.map(({ message }) => message)).toEqual([
      "the check failed",
      "The Kubernetes API cannot be reached.",
      "no answer within 5 ms",
    ]);
  });
});
