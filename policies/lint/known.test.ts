import { expect, test } from "vitest";
import { elementOf, fieldOf, nothing, union } from "./known.ts";

const containers = { paths: ["object.spec.containers"], texts: [] };

test("fields, elements and alternatives", () => {
  expect(fieldOf(elementOf(containers), "image").paths).toEqual(["object.spec.containers[*].image"]);
  expect(fieldOf(containers, "a/b").paths).toEqual(['object.spec.containers["a/b"]']);
  expect(union(containers, containers, { paths: ["x"], texts: ["t"] })).toEqual({
    paths: ["object.spec.containers", "x"],
    texts: ["t"],
  });
});

test("the elements of a list that was written down", () => {
  const list = { ...nothing, items: { paths: ["a"], texts: ["t"] } };
  expect(elementOf(list)).toEqual({ paths: ["a"], texts: ["t"] });
  expect(elementOf(union(list, containers))).toEqual({ paths: ["object.spec.containers[*]", "a"], texts: ["t"] });
});
