import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observed } from "./share.ts";
import { isFree, moves } from "./share.ts";

const lease = (name: string, holder: string, seenAt = 0): Observed => ({ name, holder, durationMs: 15, seenAt });
const view = (leases: readonly Observed[], more: object = {}) => ({
  names: ["a", "b", "c", "d"],
  seen: new Map(leases.map((one) => [one.name, one])),
  members: ["me"],
  me: "me",
  now: 10,
  ...more,
});

describe("a lease", () => {
  test("is free when absent, given back, or unchanged for as long as it holds", () => {
    expect([isFree(undefined, 0), isFree(lease("a", ""), 0), isFree(lease("a", "x"), 15)]).toEqual([true, true, true]);
    expect([isFree(lease("a", "x"), 14), isFree(lease("a", "x", 5), 19)]).toEqual([false, false]);
  });
});

describe("a replica", () => {
  test("alone takes what is free, renews its own and leaves what others hold", () => {
    expect(moves(view([lease("a", "me"), lease("b", "gone", -9), lease("c", "other")]))).toEqual({
      renew: ["a"],
      take: ["b", "d"],
      release: [],
    });
  });

  test("gives back what is beyond its part once another is there", () => {
    const mine = ["a", "b", "c", "d"].map((name) => lease(name, "me"));
    expect(moves(view(mine, { members: ["me", "you"] }))).toEqual({ renew: ["a", "b"], take: [], release: ["c", "d"] });
  });

  test("that leads alone waits while another one leads", () => {
    const one = { names: ["a"], members: ["me"] };
    expect(moves(view([lease("a", "you")], one))).toEqual({ renew: [], take: [], release: [] });
    expect(moves(view([lease("a", "you", -9)], one)).take).toEqual(["a"]);
  });
});

test("replicas that see the same come to rest with every lease held once, in equal parts", () => {
  const members = fc.uniqueArray(fc.constantFrom<string>("p", "q", "r", "s"), { minLength: 1 });
  const holders = fc.array(fc.constantFrom<string>("", "p", "q", "r", "s", "gone"), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(members, holders, (all, first) => {
      const names = first.map((_, at) => `l${at}`);
      const held = new Map(names.map((name, at) => [name, first[at] ?? ""]));
      for (let round = 0; round < 6; round++) {
        for (const me of all) {
          // Who is no member has not renewed for long.
          const seen = names.map((name) => {
            const holder = held.get(name) ?? "";
            return [name, lease(name, holder, all.includes(holder) ? 100 : 0)] as const;
          });
          const { take, release } = moves({ names, seen: new Map(seen), members: all, me, now: 100 });
          for (const name of take) held.set(name, me);
          for (const name of release) held.set(name, "");
        }
      }
      const parts = all.map((me) => [...held.values()].filter((holder) => holder === me).length);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(names.length);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
    }),
  );
});
