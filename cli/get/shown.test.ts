import { expect, test } from "vitest";
import { shown } from "./shown.ts";

const object = { kind: "Story", metadata: { name: "a", managedFields: [{ manager: "bubu" }] } };
const bare = { kind: "Story", metadata: { name: "a" } };

test("who owns which field is not shown, of one object or of many", () => {
  expect(shown(object)).toEqual(bare);
  expect(shown({ kind: "StoryList", metadata: {}, items: [object, 1] })).toEqual({
    kind: "StoryList",
    metadata: {},
    items: [bare, 1],
  });
  expect(shown({ kind: "Status" })).toEqual({ kind: "Status" });
});
