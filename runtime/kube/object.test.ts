import { describe, expect, test } from "vitest";
import { isLater, keyOf, metadataOf } from "./object.ts";

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
    expect(metadataOf({})).toEqual({ namespace: "", name: "", uid: "", resourceVersion: "" });
    expect(metadataOf({ metadata: { resourceVersion: "7" } }).resourceVersion).toBe("7");
  });

  test("are later by the number that their version is, whatever its size", () => {
    expect(isLater("10", "9")).toBe(true);
    expect(isLater("9", "10")).toBe(false);
    expect(isLater("7", "7")).toBe(false);
    expect(isLater("98765432109876543211", "98765432109876543210")).toBe(true);
    for (const odd of ["", "x9", "09", "-1"]) expect([isLater(odd, "1"), isLater("1", odd)]).toEqual([false, false]);
  });
});
