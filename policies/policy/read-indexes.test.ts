import { expect, test } from "vitest";
import { readIndex } from "./read-indexes.ts";

const engram = { kind: "Engram", metadata: { name: "e", namespace: "n" }, spec: { templateRef: { name: "t" } } };

test("a field that refers, or an index of the rules", () => {
  expect(readIndex("Engram", "templateRef")?.(engram)).toEqual(["t"]);
  expect(readIndex("Engram", "engramsByTemplate")?.(engram)).toEqual(["t"]);
  const impulse = { kind: "Impulse", metadata: { namespace: "n" }, spec: { storyRef: { name: "s" } } };
  expect(readIndex("Impulse", "storyRef")?.(impulse)).toEqual(["n/s"]);
});

test("what a kind does not have", () => {
  expect(readIndex("Story", "templateRef")).toBeUndefined();
  expect(readIndex("Story", "engramsByTemplate")).toBeUndefined();
  expect(readIndex("Engram", "constructor")).toBeUndefined();
});
