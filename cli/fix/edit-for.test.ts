import type { Correction } from "@bubustack/policies/finding";
import { expect, test } from "vitest";
import { readSource } from "../source/source.ts";
import { editFor } from "./edit-for.ts";
import { applyEdits } from "./edits.ts";

/** The text after one correction; undefined where none can be made. */
function after(text: string, correction: Correction, name = "a.yaml") {
  const { documents, syntax } = readSource(name, Buffer.from(text));
  const tree = documents[0]?.tree;
  if (tree === undefined) throw new Error("the sample cannot be read");
  const edit = editFor({ text, tree, syntax }, correction);
  return edit && applyEdits(text, [edit]);
}

test.each<[string, string, Correction, string | undefined]>([
  ["a scalar", "a: 'x' # c\n", { path: ["a"], set: "y" }, "a: 'y' # c\n"],
  ["an empty value", "a:\nb: 1\n", { path: ["a"], set: 1 }, "a: 1\nb: 1\n"],
  ["a block text is left", "a: |\n  x\n", { path: ["a"], set: "y" }, undefined],
  ["a list is left", "a: [1]\n", { path: ["a"], set: 1 }, undefined],
  ["a number written otherwise is left", "a: 0755\n", { path: ["a"], set: "493" }, undefined],
  [
    "a new field, at the end of its map",
    "a:\n  b: 1 # c\nd: 2\n",
    { path: ["a", "e"], set: 3 },
    "a:\n  b: 1 # c\n  e: 3\nd: 2\n",
  ],
  ["a new map", "- a: 1\n", { path: [0, "b"], set: { c: ["x"] } }, "- a: 1\n  b:\n    c:\n      - x\n"],
  ["a new field in braces", "a: {b: 1}\n", { path: ["a", "c"], set: "x" }, "a: {b: 1, c: x}\n"],
  ["a new field in empty braces", "a: {}\n", { path: ["a", "c"], set: "x" }, "a: {c: x}\n"],
  ["no field in what is no map", "a: [1]\n", { path: ["a", 3], set: "x" }, undefined],
  ["another name", "a: 1\n'b': 2\n", { path: ["b"], rename: "c" }, "a: 1\nc: 2\n"],
  ["a name that is taken", "a: 1\nb: 2\n", { path: ["b"], rename: "a" }, undefined],
  ["an item on its line", "- a # x\n- b\n", { path: [0], remove: true }, "- b\n"],
  ["an item in brackets", "[a, b, c]\n", { path: [1], remove: true }, "[a, c]\n"],
  ["the last item in brackets", "[a, b]\n", { path: [1], remove: true }, "[a]\n"],
  ["the only item is left", "[a]\n", { path: [0], remove: true }, undefined],
  ["a field with all that is below it", "a: 1\nb:\n  c: 2\nd: 3\n", { path: ["b"], remove: true }, "a: 1\nd: 3\n"],
  ["the only field", "a:\n  b: 1\nc: 2\n", { path: ["a", "b"], remove: true }, "a: {}\nc: 2\n"],
  ["the only field below a comment is left", "a:\n  # why\n  b: 1\n", { path: ["a", "b"], remove: true }, undefined],
  ["a field in braces", "{a: 1, b: 2}\n", { path: ["a"], remove: true }, "{b: 2}\n"],
  ["the first field of an item is left", "- a: 1\n  b: 2\n", { path: [0, "a"], remove: true }, undefined],
  ["what is not there", "a: 1\n", { path: ["x", "y"], set: 1 }, undefined],
])("%s", (_, text, correction, wanted) => {
  expect(after(text, correction)).toBe(wanted);
});

test("JSON is written as its neighbours are", () => {
  const set: Correction = { path: ["b"], set: { c: 1 } };
  expect(after('{"a":1}', set, "a.json")).toBe('{"a":1,"b":{"c":1}}');
  expect(after('{"a": 1}', set, "a.json")).toBe('{"a": 1, "b": {"c":1}}');
  expect(after('{\n\t"a": 1\n}', set, "a.json")).toBe('{\n\t"a": 1,\n\t"b": {\n\t\t"c": 1\n\t}\n}');
});
