import { expect, test } from "vitest";
import { offloaded, offloadedFault, storageRef } from "./offloaded.ts";
import { testRun } from "./testing/evaluated.ts";

test("a reference is an object with a reference that is not blank", () => {
  expect(storageRef({ $bubuStorageRef: "outputs/a", $bubuStoragePath: "b" })).toEqual({ ref: "outputs/a", path: "b" });
  expect(storageRef({ $bubuStorageRef: " " })).toBeUndefined();
  expect(storageRef({ a: 1 })).toBeUndefined();
  expect(storageRef("outputs/a")).toBeUndefined();
});

test("what is stored elsewhere cannot be computed with, and says where it is", () => {
  expect(() => offloaded({ $bubuStorageRef: "k" }, testRun())).toThrow(
    expect.objectContaining({ kind: "offloaded", extra: expect.objectContaining({ name: "k" }) }),
  );
  expect(() => offloaded({}, testRun())).not.toThrow();
  expect(offloadedFault("k", 3).at).toBe(3);
});
