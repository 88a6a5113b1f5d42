import { describe, expect, test } from "vitest";
import { keyOf, metadataOf } from "./object.ts";

describe("objects", () => {
  test("are known by namespace and name", () => {
    expect(keyOf({ metadata: { namespace: "a", name: "b" } })).toBe("a/b");
    expect(keyOf({ metadata: { name: "b" } })).toBe("/b");
  });

  test("without a name have no key", () => {
    for (const object of [
      {},
      { metadata: null },
      { metadata: [] },
      { metadata: { name: 1 } },
      { metadata: { namespace: "a" } },
    ]) {
      expect(keyOf(object)).toBeUndefined();
    }
  });

  test("read as empty where metadata is absent", () => {
    expect(metadataOf({})).toEqual({ namespace: "", name: "", resourceVersion: "" });
    expect(metadataOf({ metadata: { resourceVersion: "7" } }).resourceVersion).toBe("7");
  });
});
