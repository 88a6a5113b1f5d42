import { formatPath } from "@bubustack/api/path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePath, setFields } from "./set-fields.ts";

test.each([
  ["spec.containers[0].image", ["spec", "containers", 0, "image"]],
  ["metadata.labels[app.kubernetes.io/name]", ["metadata", "labels", "app.kubernetes.io/name"]],
  ["[a b]", ["a b"]],
  ["", undefined],
  [".a", undefined],
  ["a..b", undefined],
  ["a[0]b", undefined],
  ["a[", undefined],
  ["a b", undefined],
])("%s", (text, path) => {
  expect(parsePath(text)).toEqual(path);
});

test("what messages write is read back", () => {
  const word = fc.stringMatching(/^[A-Za-z_$][\w$-]{0,5}$/);
  const key = fc.stringMatching(/^[a-z]+[./ ][a-z]+$/);
  fc.assert(
    fc.property(fc.array(fc.oneof(word, key, fc.nat(999)), { minLength: 1 }), (path) => {
      expect(parsePath(formatPath(path))).toEqual(path);
    }),
  );
});

test("fields are set, made and removed, and the object stays", () => {
  const object = { spec: { containers: [{ image: "a", x: 1 }], y: 1 } };
  const text = JSON.stringify(object);
  expect(
    setFields(object, {
      "spec.containers[0].image": "b",
      "spec.containers[0].x": null,
      "spec.containers[1].image": "c",
      "spec.y": null,
      "metadata.labels[a/b]": "c",
    }),
  ).toEqual({
    object: { spec: { containers: [{ image: "b" }, { image: "c" }] }, metadata: { labels: { "a/b": "c" } } },
  });
  expect(setFields(object, { "spec.containers[0]": null })).toEqual({ object: { spec: { containers: [], y: 1 } } });
  expect(JSON.stringify(object)).toBe(text);
  expect(setFields({}, { __proto__: null, "a.__proto__.b": 1 })).toEqual({
    object: { a: JSON.parse('{"__proto__": {"b": 1}}') },
  });
});

test("what has no place is said", () => {
  expect(setFields({}, { "a b": 1 })).toEqual({ problem: expect.stringContaining('"a b" is no path') });
  expect(setFields({ a: [] }, { "a[1]": 1 })).toEqual({ problem: expect.stringContaining("no place for a[1]") });
  expect(setFields({}, { "[0]": 1 })).toEqual({ problem: "set: the object is a list then" });
});
