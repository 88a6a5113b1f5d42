import { expect, test } from "vitest";
import { applyAsApiServer } from "./api-patch.ts";

const document = { a: "1", list: ["x", "y"], deep: { b: "2" } };
const written = (op: string, path: string, value: unknown = null, from = "") => ({
  op,
  path,
  from,
  value: value as never,
});
const apply = (...operations: ReturnType<typeof written>[]) => applyAsApiServer(document, operations);

test.each([
  [written("add", "/c", "3"), { ...document, c: "3" }],
  [written("add", "/list/0", "w"), { ...document, list: ["w", "x", "y"] }],
  [written("add", "/list/-", "z"), { ...document, list: ["x", "y", "z"] }],
  [written("remove", "/deep/b"), { ...document, deep: {} }],
  [written("replace", "/a", "9"), { ...document, a: "9" }],
  [written("replace", "/new", "9"), { ...document, new: "9" }],
  [written("replace", "/list/-1", "z"), { ...document, list: ["x", "z"] }],
  [written("replace", "", { only: 1 }), { only: 1 }],
  [written("copy", "/c", null, "/a"), { ...document, c: "1" }],
  [written("move", "/c", null, "/a"), { list: document.list, deep: document.deep, c: "1" }],
  [written("test", "/a", "1"), document],
  [written("test", "/none", null), document],
  [written("copy", "/c", null, "/none"), { ...document, c: null }],
  [written("add", "/list/-1", "z"), { ...document, list: ["x", "y", "z"] }],
  [written("remove", "/list/-1"), { ...document, list: ["x"] }],
] as const)("%j", (operation, expected) => {
  expect(apply(operation)).toEqual({ document: expected });
});

test.each([
  [written("add", "/none/c", 1), 'add operation does not apply: doc is missing path: "/none/c": missing value'],
  [
    written("add", "/list/9", 1),
    "error in add for path: '/list/9': Unable to access invalid index: 9: invalid index referenced",
  ],
  [
    written("remove", "/none"),
    "error in remove for path: '/none': Unable to remove nonexistent key: none: missing value",
  ],
  [written("remove", "/x/y"), 'remove operation does not apply: doc is missing path: "/x/y": missing value'],
  [written("replace", "/x/y", 1), "replace operation does not apply: doc is missing path: /x/y: missing value"],
  [written("replace", "/list/7", 1), "replace operation does not apply: doc is missing key: /list/7: missing value"],
  [written("test", "/x/y", 1), "test operation does not apply: is missing path: /x/y: missing value"],
  [written("copy", "/c", null, "/x/y"), "copy operation does not apply: doc is missing from path: /x/y: missing value"],
  [
    written("move", "/x/y", null, "/a"),
    "move operation does not apply: doc is missing destination path: /x/y: missing value",
  ],
  [written("odd", "/a"), "Unexpected kind: odd"],
] as const)("%j is refused", (operation, why) => {
  expect(apply(operation)).toEqual({ problem: why });
});

test("a test that fails is named", () => {
  expect(apply(written("add", "/c", 1), written("test", "/a", "other"))).toEqual({ failed: "/a" });
});
