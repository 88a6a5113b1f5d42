import { expect, test } from "vitest";
import { at, keyOf, listAt, metaOf, objectAt, textAt, textMap, textsAt, withMeta, without } from "./object.ts";

const object = { metadata: { name: "a", labels: { x: "y", n: 1 } }, list: ["a", 1], n: null };

test("reads what is there and nothing inherited", () => {
  expect(at(object, "metadata", "name")).toBe("a");
  expect(at(object, "constructor")).toBeUndefined();
  expect(at(object, "list", "length")).toBeUndefined();
  expect(textAt(object, "list")).toBe("");
  expect(listAt(object, "metadata")).toEqual([]);
  expect(textsAt(object, "list")).toEqual(["a"]);
  expect(objectAt(object, "n")).toEqual({});
  expect(textMap(object, "metadata", "labels")).toEqual({ x: "y" });
  expect(metaOf(undefined)).toEqual({});
});

test("rebuilds without changing", () => {
  expect(withMeta(object, { name: undefined, uid: "u" })).toMatchObject({ metadata: { uid: "u", labels: { x: "y" } } });
  expect(withMeta(object, { name: undefined }).metadata).not.toHaveProperty("name");
  expect(without(object, "metadata", "n")).toEqual({ list: ["a", 1] });
  expect(object.metadata.name).toBe("a");
  expect(keyOf("n", "a")).toBe("n/a");
});
