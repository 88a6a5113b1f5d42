import { expect, test } from "vitest";
import { effectClaim, stepRun, storyRun, storyTrigger } from "../examples/objects.ts";
import { engramOf, runOf, stepRunOf, storyOf } from "./run-references.ts";

const context = (object: unknown) => ({ object }) as never;

test("each reference is found at its place", () => {
  expect(storyOf(context(storyRun()))).toEqual({
    from: "StoryRun",
    path: ["spec", "storyRef"],
    kind: "Story",
    to: { name: "hello" },
  });
  expect(storyOf(context(storyTrigger())).to).toEqual({ name: "hello" });
  expect(runOf(context(stepRun()))).toMatchObject({ kind: "StoryRun", to: { name: "run-1" } });
  expect(engramOf(context(stepRun())).to).toBeUndefined();
  expect(engramOf(context(stepRun({ engramRef: { name: "fetch" } }))).to).toEqual({ name: "fetch" });
  expect(stepRunOf(context(effectClaim()))).toMatchObject({ kind: "StepRun", to: { name: "demo" } });
});
