import { describe, expect, test } from "vitest";
import { executeStory } from "./execute-story.ts";

const places = (given: Parameters<typeof executeStory.read>[0]) =>
  executeStory.read(given).problems.map(({ kind, path }) => `${kind} ${path.join(".")}`);

describe("executeStory", () => {
  test("reads the reference and waits unless told otherwise", () => {
    const given = { storyRef: { name: "child", namespace: "", version: "1" }, with: { a: 1 } };
    expect(executeStory.read(given)).toEqual({
      value: { storyRef: { name: "child", version: "1" }, waitForCompletion: true, with: { a: 1 } },
      problems: [],
    });
    expect(executeStory.read({ ...given, waitForCompletion: false }).value.waitForCompletion).toBe(false);
  });

  test("says what is wrong, at its place", () => {
    expect(places(undefined)).toEqual(["required storyRef"]);
    expect(places({ storyRef: "child" })).toEqual(["type storyRef"]);
    expect(places({ storyRef: {} })).toEqual(["required storyRef.name"]);
    expect(places({ storyRef: { name: "Child" } })).toEqual(["invalid storyRef.name"]);
    expect(places({ storyRef: { name: "a".repeat(254) } })).toEqual(["invalid storyRef.name"]);
    expect(places({ storyRef: { name: "child", namespace: "{{ x }}" } })).toEqual(["invalid storyRef.namespace"]);
    expect(places({ storyRef: { name: "child", nmae: "x" } })).toEqual(["unknown storyRef.nmae"]);
    expect(places({ storyRef: { name: "child" }, with: [] })).toEqual(["type with"]);
  });

  test("a reference with something wrong in it is not used, one with an unknown field is", () => {
    expect(executeStory.read({ storyRef: { name: "child", version: 1 } }).value.storyRef).toBeUndefined();
    expect(executeStory.read({ storyRef: { name: "child", x: 1 } }).value.storyRef).toEqual({ name: "child" });
  });
});
