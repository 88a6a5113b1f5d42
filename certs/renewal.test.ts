import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Held, Life } from "./renewal.ts";
import { renewal } from "./renewal.ts";

const lives = { leafMs: 90, announceMs: 10 };
const start: Held = {
  issuer: { notBefore: 0, notAfter: 1_000 },
  retired: [],
  leaf: { notBefore: 0, notAfter: 90 },
  jitter: 0,
};
const idle = { announce: false, promote: false, leaf: false, drop: false };

describe("renewal", () => {
  test("nothing is due early; the leaf is next", () => {
    expect(renewal(start, lives, 59)).toEqual({ ...idle, nextAt: 60 });
  });

  test("a leaf is due at two thirds, jitter makes it earlier by at most a tenth", () => {
    expect(renewal(start, lives, 60).leaf).toBe(true);
    expect(renewal({ ...start, jitter: 0.999 }, lives, 51).nextAt).toBeCloseTo(51, 0);
  });

  test("a CA is announced before it would cut a leaf short", () => {
    const leaf = { notBefore: 890, notAfter: 980 };
    expect(renewal({ ...start, leaf }, lives, 899).announce).toBe(false);
    expect(renewal({ ...start, leaf }, lives, 899).nextAt).toBe(900);
    expect(renewal({ ...start, leaf }, lives, 900)).toMatchObject({ announce: true, promote: false, leaf: false });
  });

  test("an announced CA issues once clients had the time to trust it", () => {
    const held: Held = {
      ...start,
      leaf: { notBefore: 890, notAfter: 980 },
      announced: { life: { notBefore: 900, notAfter: 1_900 }, since: 900 },
    };
    expect(renewal(held, lives, 909)).toEqual({ ...idle, nextAt: 910 });
    expect(renewal(held, lives, 910)).toMatchObject({ announce: false, promote: true, leaf: true });
  });

  test("a CA near its end hands over before it", () => {
    const announced = { life: { notBefore: 997, notAfter: 2_000 }, since: 997 };
    const held: Held = { ...start, leaf: { notBefore: 990, notAfter: 1_000 }, announced };
    expect(renewal(held, lives, 998)).toEqual({ ...idle, nextAt: 999 });
    expect(renewal(held, lives, 999).promote).toBe(true);
  });

  test("a CA that has ended hands over at once", () => {
    const held: Held = { ...start, leaf: { notBefore: 910, notAfter: 1_000 } };
    expect(renewal(held, lives, 1_000)).toMatchObject({ announce: true, promote: true, leaf: true });
  });

  test("a retired CA is dropped when its last leaf has ended", () => {
    const held: Held = { ...start, retired: [50, 40] };
    expect(renewal(held, lives, 39)).toEqual({ ...idle, nextAt: 40 });
    expect(renewal(held, lives, 40).drop).toBe(true);
  });

  test("over any life, no leaf is cut short by a CA of its own making, and bundle and leaf always fit", () => {
    const lengths = fc.record({
      leafMs: fc.integer({ min: 30, max: 300 }),
      announceMs: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 2, max: 9 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (wanted, times, jitter) => {
          const caMs = wanted.leafMs * times + 2 * wanted.announceMs;
          const life = (now: number, ms: number, bound = Number.POSITIVE_INFINITY): Life => ({
            notBefore: now,
            notAfter: Math.min(now + ms, bound),
          });
          let held: Held = { issuer: life(0, caMs), retired: [], leaf: life(0, wanted.leafMs), jitter };
          for (let now = 0, renewals = 0; now < caMs * 3; ) {
            const due = renewal(held, wanted, now);
            if (due.announce) held = { ...held, announced: { life: life(now, caMs), since: now } };
            if (due.promote && held.announced !== undefined) {
              const { announced, ...rest } = held;
              held = { ...rest, retired: [...held.retired, held.leaf.notAfter], issuer: announced.life };
            }
            if (due.leaf) held = { ...held, leaf: life(now, wanted.leafMs, held.issuer.notAfter) };
            if (due.drop) held = { ...held, retired: held.retired.filter((end) => end > now) };
            expect(held.leaf.notAfter - held.leaf.notBefore).toBeCloseTo(wanted.leafMs, 5);
            expect(now).toBeLessThan(held.leaf.notAfter);
            const again = renewal(held, wanted, now);
            expect([again.announce, again.promote, again.leaf, again.drop]).toEqual([false, false, false, false]);
            expect(again.nextAt).toBeGreaterThan(now);
            expect(renewals++).toBeLessThan(1_000);
            now = Math.ceil(again.nextAt);
          }
        },
      ),
    );
  });
});
