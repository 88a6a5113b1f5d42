import { expect, test } from "vitest";
import { isPoint, pointVariables, variablesAt } from "./points.ts";

test("a policy of several points has the variables of all", () => {
  expect(variablesAt(["Admission"])).toEqual([]);
  expect(variablesAt(["Reference", "Launch"])).toEqual(["edge", "engram", "pod", "story", "template"]);
  expect(variablesAt(["Nowhere", "constructor"])).toEqual([]);
  expect(pointVariables).toEqual(["edge", "engram", "pod", "story", "template"]);
});

test("points by name", () => {
  expect(["Launch", "launch", "toString"].map(isPoint)).toEqual([true, false, false]);
});
