import type { Need } from "@bubustack/policies/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { job, laneConfig } from "../testing/jobs.ts";
import type { Lane, Result } from "./lane.ts";
import { createLane } from "./lane.ts";

const lanes: Lane[] = [];
afterEach(async () => {
  for (const lane of lanes.splice(0)) await lane.close();
});
function lane() {
  const config = laneConfig();
  const made = createLane(config);
  lanes.push(made);
  return { lane: made, ended: config.ended };
}
const allowed = (result: Result) =>
  "body" in result ? JSON.parse(new TextDecoder().decode(result.body)).response.allowed : result.error.code;

describe("a judging worker", () => {
  test("answers with finished bytes, and is handed the body without a copy", async () => {
    const { lane: one } = lane();
    one.warm();
    const given = job("plain");
    const result = await one.run(given);
    expect([allowed(result), given.bytes.byteLength, one.busy]).toEqual([true, 0, false]);
    expect(result).toMatchObject({ record: { name: "plain", allowed: true } });
  });

  test("is handed a copy of bytes that share their memory", async () => {
    const { lane: one } = lane();
    const given = job("plain");
    const shared = new Uint8Array(given.bytes.byteLength + 8);
    shared.set(given.bytes, 8);
    const bytes = shared.subarray(8);
    expect(allowed(await one.run({ ...given, bytes }))).toBe(true);
    expect(bytes.byteLength).toBeGreaterThan(0);
  });

  test("gets related objects from the main loop", async () => {
    const { lane: one } = lane();
    const asked: Need[] = [];
    const fetch = (needs: readonly Need[]) => {
      asked.push(...needs);
      return [["get Engram default/fetch", { state: "found", object: { kind: "Engram" } }] as const];
    };
    expect(allowed(await one.run(job("ask", 20_000, fetch)))).toBe(true);
    expect(asked).toMatchObject([{ ask: { kind: "Engram", name: "fetch" }, confirm: false }]);
  });

  test("that exceeds the budget is ended, its review is not judged, and the next one has a new worker", async () => {
    const { lane: one, ended } = lane();
    expect(allowed(await one.run(job("plain")))).toBe(true);
    const result = await one.run(job("spin", 300));
    expect(result).toMatchObject({ error: { code: "review/deadline" }, subject: { name: "spin" } });
    expect(ended).toEqual(["overrun"]);
    expect(allowed(await one.run(job("plain")))).toBe(true);
  });

  test("that still loads when a review's time is over stays, and judges the next one", async () => {
    const config = laneConfig();
    const code = `import { setTimeout as sleep } from "node:timers/promises"; await sleep(500); await import(${JSON.stringify(config.file.href)});`;
    const slow = createLane({ ...config, file: new URL(`data:text/javascript,${encodeURIComponent(code)}`) });
    lanes.push(slow);
    expect(allowed(await slow.run(job("plain", 100)))).toBe("review/deadline");
    expect(allowed(await slow.run(job("plain")))).toBe(true);
    expect(config.ended).toEqual([]);
  });

  test("that dies is replaced too", async () => {
    const { lane: one, ended } = lane();
    expect(allowed(await one.run(job("exit")))).toBe("review/deadline");
    expect(ended).toEqual(["exit"]);
    expect(allowed(await one.run(job("plain")))).toBe(true);
  });

  test("that cannot start fails its job", async () => {
    const config = laneConfig();
    const broken = createLane({ ...config, file: new URL("no-such-file.ts", import.meta.url) });
    lanes.push(broken);
    expect(allowed(await broken.run(job("plain")))).toBe("review/deadline");
    expect(config.ended).toHaveLength(1);
  });

  test("is not started for a review whose time is over", async () => {
    const { lane: one } = lane();
    expect(allowed(await one.run(job("plain", -1)))).toBe("review/deadline");
  });

  test("refuses what is no review", async () => {
    const { lane: one } = lane();
    expect(allowed(await one.run({ ...job("plain"), bytes: new TextEncoder().encode("[1") }))).toBe("review/malformed");
  });

  test("closes while it judges", async () => {
    const { lane: one, ended } = lane();
    const running = one.run(job("spin"));
    await one.close();
    expect([allowed(await running), ended]).toEqual(["review/draining", []]);
  });
});
