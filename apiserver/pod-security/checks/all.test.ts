import { expect, test } from "vitest";
import { checks } from "./all.ts";

const ids = (level: "baseline" | "restricted") => checks.filter((check) => check.level === level).map(({ id }) => id);

test("those of baseline come first, each in the order of their ids", () => {
  expect(checks.map(({ id }) => id)).toEqual([...ids("baseline").toSorted(), ...ids("restricted").toSorted()]);
  expect([ids("baseline").length, ids("restricted").length]).toEqual([12, 7]);
});

test("revisions rise, and what stands for a check of baseline is restricted", () => {
  for (const { level, revisions } of checks) {
    const since = revisions.map((revision) => revision.since);
    expect(since).toEqual(since.toSorted((a, b) => a - b));
    for (const { instead } of revisions)
      if (instead !== undefined) expect([level, ids("baseline").includes(instead)]).toEqual(["restricted", true]);
  }
});
