import { describe, expect, test } from "vitest";
import { parse } from "./parse.ts";
import { plainPath, valueAt } from "./plain.ts";
import { testRun } from "./testing/evaluated.ts";

function path(text: string) {
  const single = parse(text).template?.single;
  return single === undefined ? undefined : plainPath(single);
}

test.each([
  ["{{ inputs.a }}", ["inputs", "a"]],
  ["{{ .a.b }}", ["a", "b"]],
  ["{{ $.a['b-c'][0] }}", ["a", "b-c", 0]],
  ['{{ index .steps "a" "output" }}', ["steps", "a", "output"]],
  ['{{ (index .steps "a").output }}', ["steps", "a", "output"]],
  ["{{ . }}", []],
])("%s is a plain path", (text, keys) => {
  expect(path(text)).toEqual(keys);
});

test.each(["{{ upper .a }}", "{{ .a | upper }}", "{{ index .a .b }}", "{{ .a[.b] }}", "{{ 1 }}", "{{ index }}"])(
  "%s is none",
  (text) => {
    expect(path(text)).toBeUndefined();
  },
);

describe("the value at a path", () => {
  const scope = { a: { b: [1, { c: "x" }], n: null }, ref: { o: { $bubuStorageRef: "k", $bubuStoragePath: "p" } } };
  const at = (...keys: readonly (string | number)[]) => valueAt(scope, keys, testRun());

  test("is the value itself", () => {
    expect(at("a", "b", 1)).toBe(scope.a.b[1]);
    expect(at("a", "n")).toBeNull();
    expect(at("a", "b", 1, "c", 0)).toBe(120);
  });

  test.each([
    [["z"], ["z"]],
    [
      ["a", "z", "y"],
      ["a", "z"],
    ],
    [
      ["a", "b", 5],
      ["a", "b", 5],
    ],
    [
      ["a", "constructor"],
      ["a", "constructor"],
    ],
  ])("%j leads nowhere at %j", (keys, missing) => {
    expect(() => at(...keys)).toThrow(
      expect.objectContaining({ kind: "missing", extra: expect.objectContaining({ path: missing }) }),
    );
  });

  test("of a number or with a key of another kind there is none", () => {
    expect(() => at("a", "b", "c")).toThrow(expect.objectContaining({ kind: "value" }));
    expect(() => at("a", "n", "c")).toThrow(expect.objectContaining({ kind: "value" }));
  });

  test("within a stored value is a reference to that part", () => {
    expect(at("ref", "o", "x", 0, "y")).toEqual({ $bubuStorageRef: "k", $bubuStoragePath: "p.x[0].y" });
    expect(at("ref", "o", 0)).toEqual({ $bubuStorageRef: "k", $bubuStoragePath: "p[0]" });
    expect(at("ref", "o")).toBe(scope.ref.o);
  });
});
