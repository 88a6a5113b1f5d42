import { expect, test } from "vitest";
import { listAt, objectAt, objectsAt, textAt, textsAt } from "./fields.ts";

test("what is of another type counts as empty", () => {
  const of = { text: "a", object: { b: 1 }, list: ["c", 2, { d: 3 }] };
  expect([textAt(of, "text"), textAt(of, "list"), textAt(of, "none")]).toEqual(["a", "", ""]);
  expect([objectAt(of, "object"), objectAt(of, "text")]).toEqual([{ b: 1 }, {}]);
  expect([listAt(of, "list"), listAt(of, "object")]).toEqual([["c", 2, { d: 3 }], []]);
  expect([textsAt(of, "list"), objectsAt(of, "list")]).toEqual([["c"], [{ d: 3 }]]);
});
