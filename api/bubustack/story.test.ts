import { describe, expect, expectTypeOf, test } from "vitest";
import { structural } from "../structural.ts";
import type { Step } from "./step.ts";
import type { Story as StoryObject } from "./story.ts";
import { Story } from "./story.ts";

describe("Story", () => {
  test("has usable static types", () => {
    expectTypeOf<StoryObject["spec"]["steps"][number]["name"]>().toEqualTypeOf<string>();
    expectTypeOf<StoryObject["spec"]["pattern"]>().toEqualTypeOf<"batch" | "realtime">();
    expectTypeOf<NonNullable<StoryObject["spec"]["policy"]>["queue"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<StoryObject["spec"]["steps"][number]>().toEqualTypeOf<Step>();
    const story: StoryObject = {
      apiVersion: "bubustack.io/v1alpha1",
      kind: "Story",
      metadata: { name: "s" },
      spec: { pattern: "batch", steps: [{ name: "a", type: "sleep", with: { duration: "1s" } }] },
    };
    expect(story.spec.steps[0]?.name).toBe("a");
  });

  test("requires steps only", () => {
    const spec = structural(Story.spec);
    expect(spec.required).toEqual(["steps"]);
    expect(spec.properties?.["steps"]).toMatchObject({ type: "array", minItems: 1, maxItems: 100 });
  });
});
