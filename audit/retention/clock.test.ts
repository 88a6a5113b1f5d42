import fc from "fast-check";
import { expect, test } from "vitest";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { logSigner, records, smallLog } from "../testing/small-log.ts";
import { believe, RetentionClock } from "./clock.ts";

const dayMs = 86_400_000;
const start = Date.UTC(2026, 5, 1);
const years = 3_000 * dayMs;

/** A clock on a disk, with everything that it looks at. */
function clockOn(disk: MemoryDisk, wall = start) {
  const state = { wall, monotonic: 500, heard: [] as number[] };
  const clock = new RetentionClock(disk, {
    wall: () => state.wall,
    monotonic: () => state.monotonic,
    heard: async () => state.heard,
  });
  const pass = (ms: number) => {
    state.wall += ms;
    state.monotonic += ms;
  };
  return { state, pass, look: () => clock.look() };
}

test("a clock that goes on is believed, and also after it was off for some hours", async () => {
  const disk = new MemoryDisk();
  const { look, pass } = clockOn(disk);
  expect(await look()).toEqual({ now: start, behind: 0 });
  pass(40 * dayMs);
  expect(await look()).toEqual({ now: start + 40 * dayMs, behind: 0 });
  const later = start + 40 * dayMs + 20 * 3_600_000;
  expect(await clockOn(disk, later).look()).toEqual({ now: later, behind: 0 });
});

test("a clock that leaps years ahead is not, in one process or between two, however long it stays there", async () => {
  const disk = new MemoryDisk();
  const first = clockOn(disk);
  await first.look();
  first.state.wall += years;
  expect(await first.look()).toEqual({ now: start, behind: years });
  first.pass(3 * dayMs);
  expect(await first.look()).toEqual({ now: start + 3 * dayMs, behind: years });
  const second = clockOn(disk, first.state.wall);
  expect(await second.look()).toEqual({ now: start + 3 * dayMs, behind: years });
  second.state.wall -= years;
  expect(await second.look()).toEqual({ now: start + 3 * dayMs, behind: 0 });
});

test("it is believed as far as others confirm it", async () => {
  const { state, look } = clockOn(new MemoryDisk());
  await look();
  state.wall += years;
  state.heard = [start - dayMs, start + 100 * dayMs];
  expect(await look()).toEqual({ now: start + 100 * dayMs, behind: years - 100 * dayMs });
  state.heard = [start + years - 3_600_000];
  expect(await look()).toEqual({ now: start + years, behind: 0 });
});

test("a clock that goes back, and is put right, is where it was", async () => {
  const { state, pass, look } = clockOn(new MemoryDisk());
  await look();
  state.wall = 0;
  expect(await look()).toEqual({ now: 0, behind: 0 });
  state.wall = start;
  pass(5_000);
  expect(await look()).toEqual({ now: start + 5_000, behind: 0 });
});

test("where nothing is kept the last record says how late it was", async () => {
  const disk = new MemoryDisk(smallLog(logSigner(), records(300)));
  const last = Date.UTC(2026, 0, 1) + 299_000;
  expect(await clockOn(disk, last + years).look()).toEqual({ now: last, behind: years });
  disk.files.set("clock.json", Buffer.from("{"));
  expect(await clockOn(disk, last + 5).look()).toEqual({ now: last + 5, behind: 0 });
});

test("whatever clocks say, the time is neither later than the clock's nor more than a day later than anybody else knew", () => {
  const time = fc.integer({ min: 0, max: 4 * years });
  fc.assert(
    fc.property(time, time, fc.array(time), (known, wall, heard) => {
      const believed = believe(known, wall, heard);
      expect(believed).toBeLessThanOrEqual(Math.max(known, ...heard) + dayMs);
      expect(believed).toBeGreaterThanOrEqual(known - dayMs);
      expect(Math.min(believed, wall)).toBeLessThanOrEqual(wall);
    }),
  );
});
