import type { Story } from "@bubustack/api/bubustack/story";
import { describe, expect, test } from "vitest";
import { sleeping, story } from "../examples/objects.ts";
import { storyFacts } from "./story.ts";

const fan = (name: string, steps: readonly object[], more: object = {}) => ({
  name,
  type: "parallel",
  with: { steps },
  ...more,
});
const facts = storyFacts(
  story({
    steps: [
      sleeping("first-one"),
      fan("fan", [sleeping("left"), sleeping("right", { needs: ["left"] })], { needs: ["first-one"] }),
      sleeping("last", { needs: ["fan"] }),
      sleeping("beside"),
    ],
    compensations: [sleeping("undo")],
    finally: [sleeping("tell")],
  } as never) as unknown as Story,
);
const step = (name: string) => {
  const found = facts.lookup.find(name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe("relations", () => {
  test.each([
    ["last", "first-one", "before"],
    ["first-one", "last", "after"],
    ["beside", "last", "unordered"],
    ["last", "last", "itself"],
    ["undo", "last", "before"],
    ["tell", "undo", "before"],
    ["last", "tell", "later"],
    ["right", "left", "before"],
    ["left", "right", "after"],
    ["left", "first-one", "before"],
    ["left", "beside", "unordered"],
    ["left", "fan", "after"],
    ["fan", "left", "after"],
    ["last", "right", "before"],
    ["beside", "right", "unordered"],
    ["tell", "left", "before"],
    ["left", "tell", "later"],
  ])("for %s, %s is %s", (reader, other, relation) => {
    expect(facts.lookup.relation(step(reader), step(other))).toBe(relation);
  });
});

test("a name may be written with underscores, and is suggested as it is", () => {
  expect(facts.lookup.find("first_one")).toBe(step("first-one"));
  expect(facts.lookup.find("firstone")).toBeUndefined();
  expect([...facts.lookup.names()]).toEqual(["first-one", "fan", "last", "beside", "undo", "tell", "left", "right"]);
});
