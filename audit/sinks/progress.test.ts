import fc from "fast-check";
import { expect, test } from "vitest";
import { beginning, formatProgress, parseProgress, withRefusals } from "./progress.ts";

const one = (number: number, why = "the sink answered 400") => ({ first: number, last: number, count: 1, why });

test("what is kept is read again", () => {
  const progress = withRefusals({ ...beginning("log.example/a", 7), leaf: Buffer.alloc(32, 1), skipped: 2 }, [one(3)]);
  expect(parseProgress(formatProgress(progress))).toEqual({ ...progress, leaf: Buffer.alloc(32, 1) });
  expect(parseProgress(formatProgress(beginning("a")))).toEqual(beginning("a"));
});

test("what is no progress is none, whatever it is", () => {
  const good = JSON.parse(Buffer.from(formatProgress(beginning("a"))).toString());
  for (const change of [
    { version: 2 },
    { origin: 1 },
    { next: -1 },
    { next: 1.5 },
    { leaf: "x" },
    { refusals: {} },
    { refusals: [{ first: 1 }] },
    { skipped: "1" },
  ])
    expect(parseProgress(Buffer.from(JSON.stringify({ ...good, ...change })))).toBeUndefined();
  fc.assert(fc.property(fc.uint8Array(), (bytes) => parseProgress(bytes) === undefined));
});

test("neighbours that were refused for the same reason are one row", () => {
  const { refusals, refused } = withRefusals(beginning("a"), [
    one(1),
    one(2),
    one(3, "too large"),
    one(5, "too large"),
  ]);
  expect(refusals).toEqual([
    { first: 1, last: 2, count: 2, why: "the sink answered 400" },
    one(3, "too large"),
    one(5, "too large"),
  ]);
  expect(refused).toBe(4);
});

test("rows are bounded, and none of what was refused is lost", () => {
  const all = Array.from({ length: 1_000 }, (_, at) => one(at * 2, at % 2 ? "a" : "b"));
  const { refusals, refused } = withRefusals(beginning("a"), all);
  expect(refusals.length).toBe(256);
  expect(refusals[0]).toEqual({ first: 0, last: 1_488, count: 745, why: "for several reasons" });
  expect(refusals.reduce((sum, { count }) => sum + count, 0)).toBe(refused);
});
