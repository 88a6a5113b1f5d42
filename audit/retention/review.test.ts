import { expect, test } from "vitest";
import { encodeEvent } from "../record/event.ts";
import type { Known } from "../testing/retained.ts";
import { ages, dayMs, eventOf } from "../testing/retained.ts";
import type { Looked, Rules } from "./review.ts";
import { review } from "./review.ts";

const start = Date.UTC(2026, 0, 1);
const at = (day: number, one: Partial<Known> = {}) =>
  encodeEvent(eventOf({ time: 0, act: false, namespace: "a", ...one }, "log.example/a"), start + day * dayMs);

async function of(records: readonly Uint8Array[], rules: Partial<Rules> = {}, more: Partial<Looked> = {}, now = 1_000) {
  let pauses = 0;
  const pause = async () => {
    pauses++;
  };
  const looked = { from: 256, records, before: Number.NEGATIVE_INFINITY, known: () => true, ...more };
  const { due, oldest, newest, stays } = await review(
    looked,
    { ages, holds: [], ...rules },
    start + now * dayMs,
    pause,
  );
  const days = [due, oldest, newest].map((time) => (time - start) / dayMs);
  return { days, stays, pauses };
}

test("all is due when the last of it is", async () => {
  expect(await of([at(0), at(3), at(5)])).toEqual({ days: [35, 0, 5], stays: false, pauses: 0 });
});

test("each class has its age, as long as it matters", async () => {
  const rules = { ages: { ...ages, acts: 90 } };
  expect((await of([at(0, { act: true }), at(5)], rules, {}, 50)).days[0]).toBe(90);
  expect((await of([at(0), at(5)], rules, {}, 50)).days[0]).toBe(35);
  // Past the longest it is due in any case, and nobody looks closer.
  expect((await of([at(0), at(5)], rules, {}, 96)).days[0]).toBe(95);
  const other = Buffer.from(`{"type":"other","time":"${new Date(start).toISOString()}"}`);
  expect((await of([other], rules, {}, 50)).days[0]).toBe(90);
});

test("a clock that goes back makes nothing old, and what has no time is as old as what was before it", async () => {
  expect((await of([at(-400)], {}, { before: start })).days).toEqual([30, -400, 0]);
  expect((await of([at(2), Buffer.from("{}")])).days).toEqual([32, 2, 2]);
});

test("what is held stays, and a name that is sealed may be the one", async () => {
  const hold = { name: "h", reason: "r", by: "b" };
  const stays = async (said: object, record = at(0)) =>
    (await of([at(0, { namespace: "x" }), record], { holds: [{ ...hold, ...said }] })).stays;
  expect(await stays({ namespaces: ["a"] })).toBe(true);
  expect(await stays({ namespaces: ["b"] })).toBe(false);
  expect(await stays({ actors: ["ada"] })).toBe(false);
  const event = eventOf({ time: 0, act: false, namespace: "a" }, "log.example/a");
  const sealed = encodeEvent({ ...event, data: { ...event.data, actor: { sealed: "x" } } }, start);
  expect(await stays({ actors: ["ada"] }, sealed)).toBe(true);
});

test("what verification needs stays: keys that took over, and tombstones that nothing takes the place of", async () => {
  const type = (what: string, data: object) =>
    encodeEvent({ source: "s", type: `io.bubustack.audit.${what}.v1`, data }, start);
  expect((await of([type("key.rotated", {})])).stays).toBe(true);
  const tombstone = type("retention.deleted", { from: 0, to: 256, root: Buffer.alloc(32).toString("base64") });
  expect((await of([tombstone])).stays).toBe(false);
  expect((await of([tombstone], {}, { known: () => false })).stays).toBe(true);
});

test("others get their turn between a few records", async () => {
  expect((await of(Array.from({ length: 256 }, () => at(0)))).pauses).toBe(8);
});
