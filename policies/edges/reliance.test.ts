import { expect, test } from "vitest";
import { referenceGrant } from "../examples/flow-objects.ts";
import { running, story, storyRun } from "../examples/objects.ts";
import { grantsNeeded, reliesOn } from "./reliance.ts";
import { grantedKinds } from "./table.ts";

const sharing = story(
  { steps: [running("a", "own"), { name: "b", ref: { name: "fetch", namespace: "default" } }] },
  { namespace: "flows" },
);

test("the kinds are those of the table", () => {
  expect(grantedKinds).toEqual(["Story", "Impulse", "StoryTrigger", "StoryRun", "StepRun", "TransportBinding"]);
});

test("an object needs the grants of each namespace that it refers to", () => {
  expect(grantsNeeded("Story")(sharing)).toEqual(["default < bubustack.io/Story/flows"]);
  expect(grantsNeeded("Story")(story())).toEqual([]);
  const away = storyRun({ storyRef: { name: "a", namespace: "shared" } }, { namespace: "flows" });
  expect(grantsNeeded("StoryRun")(away)).toEqual(["shared < runs.bubustack.io/StoryRun/flows"]);
});

test("it relies on a grant that lets one of its references be, by kind or by name", () => {
  expect(reliesOn("Story", sharing, referenceGrant())).toBe(true);
  const named = (name: string) => referenceGrant({ to: [{ group: "bubustack.io", kind: "Engram", name }] });
  expect([reliesOn("Story", sharing, named("fetch")), reliesOn("Story", sharing, named("other"))]).toEqual([
    true,
    false,
  ]);
  const elsewhere = referenceGrant({ from: [{ group: "bubustack.io", kind: "Story", namespace: "others" }] });
  expect(reliesOn("Story", sharing, elsewhere)).toBe(false);
});

test("whatever is no object relies on nothing", () => {
  for (const odd of [{}, { metadata: null, spec: [] }, { metadata: { namespace: 3 }, spec: { steps: "x" } }]) {
    expect([grantsNeeded("Story")(odd), reliesOn("Story", odd, {})]).toEqual([[], false]);
  }
});
