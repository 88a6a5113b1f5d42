import { expect, test } from "vitest";
import { checkMetadata } from "./metadata.ts";

test("what the API server takes passes", () => {
  expect(checkMetadata({ name: "a.b-1", namespace: "x", labels: { a: "b" }, annotations: {} })).toEqual([]);
  expect(checkMetadata({ generateName: "a-" })).toEqual([]);
});

test.each([
  [{}, "metadata.name", "is required"],
  [{ name: 1 }, "metadata.name", "is of type integer"],
  [{ name: "a".repeat(254) }, "metadata.name", "has 254 characters"],
  [{ name: "-a" }, "metadata.name", '"-a" is not a valid name'],
  [{ name: "a", namespace: "a.b" }, "metadata.namespace", '"a.b" is not a valid namespace'],
  [{ name: "a", namespace: 5 }, "metadata.namespace", "is of type integer"],
  [{ name: "a", labels: [] }, "metadata.labels", "is of type array"],
  [{ name: "a", annotations: { k: true } }, "metadata.annotations.k", "is true (boolean)"],
  [{ name: "a", lables: {} }, "metadata.lables", 'unknown field "lables"'],
])("%j", (metadata, path, message) => {
  expect(checkMetadata(metadata).map((wrong) => [wrong.path.join("."), wrong.message])).toEqual([[path, message]]);
});
