import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "./json.ts";
import { child, list, locate, map, scalar, toJson } from "./tree.ts";
import { readYaml } from "./yaml.ts";

const text = `spec:
  steps:
    - name: a
      needs: [b, c]
  empty:
`;
const tree = readYaml(text)[0]?.tree ?? scalar(null, { start: 0, end: 0 });
const shown = (path: readonly (string | number)[], onKey = false) => {
  const { start, end } = locate(tree, path, onKey);
  return [start, text.slice(start, end)];
};

test("a scalar is shown itself, a list or object by its key, an item at its start", () => {
  expect(shown(["spec", "steps", 0, "needs", 1])).toEqual([text.indexOf("c]"), "c"]);
  expect(shown(["spec", "steps"])).toEqual([text.indexOf("steps"), "steps"]);
  expect(shown(["spec", "steps", 0])).toEqual([text.indexOf("name"), "n"]);
  expect(shown(["spec", "steps", 0, "name"], true)).toEqual([text.indexOf("name"), "name"]);
  expect(shown(["spec", "empty"])).toEqual([text.indexOf("empty"), "empty"]);
});

test("what is missing is shown at the nearest parent", () => {
  expect(shown(["spec", "steps", 0, "ref", "name"])).toEqual([text.indexOf("name"), "n"]);
  expect(shown(["spec", "policy", "x"])).toEqual([0, "spec"]);
  expect(shown(["metadata"])).toEqual([0, "s"]);
});

test("sizes and depths count shared parts as often as they stand", () => {
  const leaf = list([scalar("x", { start: 0, end: 1 })], { start: 0, end: 3 });
  const twice = list([leaf, leaf], { start: 0, end: 9 });
  expect(twice.size).toBeGreaterThan(2 * leaf.size);
  expect(twice.depth).toBe(2);
  expect(toJson(twice)).toEqual([["x"], ["x"]]);
});

test("__proto__ is a key like any other", () => {
  const entry = { key: { start: 0, end: 0 }, value: scalar(1, { start: 0, end: 0 }) };
  const value = toJson(map(new Map([["__proto__", entry]]), { start: 0, end: 0 }));
  expect(JSON.stringify(value)).toBe('{"__proto__":1}');
  expect(child(tree, "none")).toBeUndefined();
});

test("a JSON text reads as JSON.parse reads it, and every value stands where it is found", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.boolean(), (value, spaced) => {
      const written = JSON.stringify(value, null, spaced ? 1 : 0);
      fc.pre(written.isWellFormed() && !/\\ud[89a-f]/i.test(written));
      const [document] = readJson(written);
      expect(document?.problems).toEqual([]);
      expect(document?.tree && JSON.stringify(toJson(document.tree))).toBe(JSON.stringify(JSON.parse(written)));
    }),
    { numRuns: 200 },
  );
});
