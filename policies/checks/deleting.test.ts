import { expect, test } from "vitest";
import { changedWhileDeleting, movedVersion } from "./deleting.ts";

const object = (spec: object, deletionTimestamp?: string) => ({
  metadata: deletionTimestamp === undefined ? {} : { deletionTimestamp },
  spec,
});

test("the spec of an object that is going stays, unless it only says the same in another order", () => {
  const old = object({ a: 1, b: 2 }, "2026-01-01T00:00:00Z");
  expect(changedWhileDeleting(object({ b: 2, a: 1 }), old)).toEqual([]);
  expect(changedWhileDeleting(object({ a: 2 }), old)).toHaveLength(1);
  expect(changedWhileDeleting(object({ a: 2 }), object({ a: 1 }))).toEqual([]);
  expect(changedWhileDeleting(object({ a: 2 }), undefined)).toEqual([]);
});

test("objects without metadata are not being deleted", () => {
  const bare = { spec: { a: 1 } } as unknown as Parameters<typeof changedWhileDeleting>[0];
  expect(changedWhileDeleting(object({ a: 2 }), bare)).toEqual([]);
});

test("a version stands for one spec", () => {
  expect(movedVersion(object({ version: "1", a: 1 }), object({ version: " 1", a: 2 }))).toHaveLength(1);
  expect(movedVersion(object({ version: "2", a: 1 }), object({ version: "1", a: 2 }))).toEqual([]);
  expect(movedVersion(object({ a: 1 }), object({ a: 2 }))).toEqual([]);
  expect(movedVersion(object({ version: "1", a: 1 }), undefined)).toEqual([]);
});
