import { describe, expect, test } from "vitest";
import { differences } from "./compare.ts";
import { answersOf, areas, casesOf } from "./corpus.ts";
import { answer } from "./ours.ts";
import { tolerated } from "./tolerated.ts";

const meant = new Map(tolerated.flatMap(({ ids, aspects }) => ids.map((id) => [id, aspects] as const)));

/** Every case in which our answer differs from the oracle's, with what it differs in. */
const differing = areas().flatMap((area) => {
  const answers = answersOf(area);
  return casesOf(area).flatMap((asked, index) => {
    const oracle = answers[index];
    if (oracle === undefined) throw new Error(`no answer to ${asked.id}`);
    const found = differences(oracle, answer(asked));
    return found.length === 0 ? [] : [{ area, asked, found }];
  });
});

describe("our engine answers as the API server: outcome, value, type, cost", () => {
  test.each(areas())("%s", (area) => {
    const wrong = differing
      .filter((one) => one.area === area)
      .flatMap(({ asked: { id, expression }, found }) => found.map((one) => ({ id, expression, ...one })))
      .filter(({ id, aspect }) => !meant.get(id)?.includes(aspect));
    expect(wrong).toEqual([]);
  });
});

test("each difference that is meant is there and has a reason", () => {
  const there = new Set(differing.map(({ asked }) => asked.id));
  const listed = tolerated.flatMap(({ ids }) => ids);
  expect(listed.filter((id) => !there.has(id))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
  expect(tolerated.filter(({ reason }) => reason.length < 20)).toEqual([]);
});
