import { expect, test } from "vitest";
import { annotation, label, metadataText } from "./metadata.ts";

const object = { metadata: { name: "a", annotations: { x: "1", y: 2 }, labels: { z: "3" } } };

test("texts of the metadata", () => {
  expect(annotation(object, "x")).toBe("1");
  expect(label(object, "z")).toBe("3");
  expect(metadataText(object, "name")).toBe("a");
});

test("what is not there, or no text, is as if it were absent", () => {
  expect([annotation(object, "y"), annotation(object, "__proto__"), label(object, "x")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(metadataText(object, "generateName")).toBe("");
  for (const odd of [undefined, {}, { metadata: 5 }, { metadata: { annotations: [] } }]) {
    expect(annotation(odd, "x")).toBeUndefined();
    expect(metadataText(odd, "name")).toBe("");
  }
});
