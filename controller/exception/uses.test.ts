import fc from "fast-check";
import { expect, test } from "vitest";
import type { Counted, Told } from "./uses.ts";
import { addUses } from "./uses.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const minute = 60_000;
const told = (life: string, count: number, last = now): Told => ({ life, count, last });

test("what replicas have counted is added up, with the last use of any", () => {
  expect(addUses({}, [told("a", 3, now - 5_000), told("b", 4, now - 9_000)], now)).toEqual({
    status: {
      uses: 7,
      lastUsed: "2026-01-02T03:04:00Z",
      counted: [
        { life: "a", uses: 3 },
        { life: "b", uses: 4 },
      ],
      countedAt: "2026-01-02T03:04:05Z",
    },
  });
});

test("it is written at most once a minute, and not where there is nothing new", () => {
  const { status } = addUses({}, [told("a", 3)], now);
  expect(addUses(status, [told("a", 3)], now + 10 * minute)).toEqual({ status });
  expect(addUses(status, [told("a", 5)], now + 1_000)).toEqual({ status, againMs: minute - 1_000 });
  expect(addUses(status, [told("a", 5)], now + minute).status).toMatchObject({ uses: 5 });
  expect(addUses(status, [], now + minute)).toEqual({ status });
  expect(addUses({}, [], now)).toEqual({ status: {} });
});

test("a replica that starts again, or forgot, counts from zero", () => {
  const { status } = addUses({}, [told("a", 3)], now);
  expect(addUses(status, [told("b", 2)], now + minute).status).toMatchObject({ uses: 5 });
  expect(addUses(status, [told("a", 1)], now + minute).status).toMatchObject({ uses: 4 });
});

test("a clock of a replica that runs ahead makes no use later than now", () => {
  expect(addUses({}, [told("a", 1, now + 1e9)], now).status.lastUsed).toBe("2026-01-02T03:04:05Z");
});

test("however replicas start, count, fall silent and are looked at, the sum is what was counted when they were looked at last", () => {
  const step = fc.record({ life: fc.integer({ min: 0, max: 5 }), uses: fc.nat(4), silent: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 }), (rounds) => {
      const counts = new Map<string, number>();
      const looked = new Map<string, number>();
      let status: Counted = {};
      for (const [at, round] of rounds.entries()) {
        for (const { life, uses } of round) counts.set(`${life}`, (counts.get(`${life}`) ?? 0) + uses);
        const shown = [...counts].filter(([life]) => !round.some((one) => `${one.life}` === life && one.silent));
        status = addUses(
          status,
          shown.map(([life, count]) => told(life, count)),
          now + at * minute,
        ).status;
        for (const [life, count] of shown) looked.set(life, count);
      }
      expect(status.uses ?? 0).toBe([...looked.values()].reduce((sum, count) => sum + count, 0));
    }),
  );
});
