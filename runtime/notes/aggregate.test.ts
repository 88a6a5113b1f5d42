import { expect, test } from "vitest";
import type { Note } from "../plan.ts";
import { aggregate } from "./aggregate.ts";

const note = (message = "it failed", uid = "u1"): Note => ({
  about: { metadata: { namespace: "n", name: "a", uid } },
  type: "Warning",
  reason: "Failed",
  message,
});
const minute = 60_000;

test("what is told again is counted, and written once a minute", () => {
  const next = aggregate();
  expect(next(note(), 0)).toMatchObject({ tell: { count: 1 } });
  expect([next(note(), 1), next(note(), 2)]).toEqual([undefined, undefined]);
  expect(next(note(), minute)).toMatchObject({ count: { count: 4, first: 0, last: minute } });
});

test("after a long silence it is told anew", () => {
  const next = aggregate();
  next(note(), 0);
  expect(next(note(), 11 * minute)).toMatchObject({ tell: { count: 1 } });
});

test("other words and other objects are told for themselves, many words as one", () => {
  const next = aggregate();
  const told = Array.from({ length: 40 }, (_, at) => next(note(`number ${at}`), at)).filter(Boolean);
  expect(told.length).toBe(11);
  expect(told.at(-1)).toMatchObject({ tell: { note: { message: expect.stringContaining("many more") } } });
  expect(next(note("number 1", "u2"), 41)).toMatchObject({ tell: { count: 1 } });
});

test("an object that has too much to tell is heard a little", () => {
  const next = aggregate();
  const reasons = Array.from({ length: 60 }, (_, at) => ({ ...note(), reason: `R${at}` }));
  expect(reasons.map((one) => next(one, 0)).filter(Boolean).length).toBe(25);
  expect(next({ ...note(), reason: "Later" }, 200 * minute)).toMatchObject({ tell: {} });
});
