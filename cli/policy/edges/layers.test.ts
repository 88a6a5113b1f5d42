import { expect, test } from "vitest";
import type { Reference } from "./graph.ts";
import { layers, nameOf } from "./layers.ts";

const end = (name: string, namespace = "a") => ({ kind: "Story", namespace, name });
const refers = (from: string, to: string): Reference => ({
  from: end(from),
  to: end(to),
  field: "spec",
  crossNamespace: false,
  state: "allowed",
  why: "same namespace",
});
const places = (references: readonly Reference[]) =>
  Object.fromEntries([...layers(references).values()].map(({ name, column, row }) => [name, [column, row]]));

test("a node stands right of all that refer to it, in the order of names", () => {
  expect(places([refers("x", "y"), refers("y", "z"), refers("x", "z"), refers("w", "y")])).toEqual({
    w: [0, 0],
    x: [0, 1],
    y: [1, 0],
    z: [2, 0],
  });
});

test("a circle has an end", () => {
  const found = places([refers("x", "y"), refers("y", "x"), refers("x", "x")]);
  expect(Object.keys(found)).toEqual(["x", "y"]);
  expect(layers([]).size).toBe(0);
});

test("what is in no namespace has none in its name", () => {
  expect([nameOf(end("x")), nameOf(end("x", ""))]).toEqual(["Story a/x", "Story x"]);
});
