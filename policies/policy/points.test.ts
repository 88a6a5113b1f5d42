import { expect, test } from "vitest";
import { askedPoints, isPoint, pointVariables, variablesAt } from "./points.ts";

const names = (points: readonly string[]) => variablesAt(points).map(({ name }) => name);

test("a policy of several points has the variables of all", () => {
  expect(names(["Admission"])).toEqual([]);
  expect(names(["Reference", "Launch"])).toEqual(["edge", "engram", "pod", "story", "template"]);
  expect(names(["Nowhere", "constructor"])).toEqual([]);
  expect(pointVariables).toEqual(["edge", "engram", "pod", "story", "template"]);
});

test("points by name", () => {
  expect(["Launch", "launch", "toString"].map(isPoint)).toEqual([true, false, false]);
});

test("webhooks ask at Admission and at Reference", () => {
  expect(askedPoints).toEqual(["Admission", "Reference"]);
});
