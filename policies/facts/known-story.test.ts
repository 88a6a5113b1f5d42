import { expect, test } from "vitest";
import { sleeping, story } from "../examples/objects.ts";
import { gateNames, stepNames } from "./known-story.ts";

const fan = { name: "fan", type: "parallel", with: { steps: [sleeping("inside")] } };

test("the steps of all three blocks have names, branches do not count", () => {
  const given = story({ steps: [sleeping("a"), fan], compensations: [sleeping("b")], finally: [sleeping("c")] });
  expect(stepNames(given)).toEqual(["a", "fan", "b", "c"]);
});

test("gates are found wherever they are", () => {
  const nested = { name: "fan", type: "parallel", with: { steps: [{ name: "inner", type: "gate" }] } };
  expect(gateNames(story({ steps: [sleeping("a"), { name: "outer", type: "gate" }, nested] }))).toEqual([
    "outer",
    "inner",
  ]);
});

test("what is no Story has no steps", () => {
  for (const odd of [{}, { spec: 5 }, { spec: { steps: "x" } }, { spec: { steps: [5, {}, { name: 5 }] } }])
    expect([...stepNames(odd as never), ...gateNames(odd as never)]).toEqual([]);
});
