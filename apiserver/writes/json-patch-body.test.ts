import { expect, test } from "vitest";
import { readOperations, unknownKeys } from "./json-patch-body.ts";

test("operations are read, and what is left out is empty", () => {
  expect(readOperations([{ op: "add", path: "/a", value: 1 }, { op: "move", from: "/a" }, null])).toEqual([
    { op: "add", path: "/a", from: "", value: 1 },
    { op: "move", path: "", from: "/a", value: null },
    { op: "", path: "", from: "", value: null },
  ]);
  expect(readOperations(null)).toEqual([]);
});

test.each([
  [{ op: "add" }, "json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp"],
  [["x"], "json: cannot unmarshal string into Go value of type handlers.jsonPatchOp"],
  [[{ op: 5 }], "json: cannot unmarshal number into Go struct field jsonPatchOp.op of type string"],
  [[{ op: "add", path: true }], "json: cannot unmarshal bool into Go struct field jsonPatchOp.path of type string"],
])("%j is no patch", (value, why) => {
  expect(() => readOperations(value)).toThrow(`error decoding patch: ${why}`);
});

test("keys that no operation has are told", () => {
  expect(unknownKeys([{ op: "add", path: "/a", value: 1, odd: 2 }, "x", { more: 1 }])).toEqual([
    'json patch unknown field "[0].odd"',
    'json patch unknown field "[2].more"',
  ]);
  expect(unknownKeys({ odd: 1 })).toEqual([]);
});
