import { expect, test } from "vitest";
import { baseline } from "./baseline.ts";

test("controls are in the order of their names, each with what it holds from the first version on", () => {
  const ids = baseline.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  for (const { revisions, level } of baseline) {
    expect(level).toBe("baseline");
    expect(revisions.map(({ since }) => since)).toEqual(revisions.map(({ since }) => since).toSorted((a, b) => a - b));
    for (const { container, pod, subjects } of revisions) expect(container ?? pod ?? subjects).toBeDefined();
  }
});
