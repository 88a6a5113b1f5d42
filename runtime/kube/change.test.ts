import { describe, expect, test } from "vitest";
import { changeOf } from "./change.ts";

const object = { metadata: { namespace: "a", name: "b", resourceVersion: "7" } };

describe("changeOf", () => {
  test("events change one object and move the version on", () => {
    expect(changeOf({ type: "ADDED", object })).toEqual({ change: "put", object, resourceVersion: "7" });
    expect(changeOf({ type: "MODIFIED", object })).toEqual({ change: "put", object, resourceVersion: "7" });
    expect(changeOf({ type: "DELETED", object })).toEqual({ change: "remove", object, resourceVersion: "7" });
  });

  test("a bookmark only moves the version on, and needs no name", () => {
    const mark = { metadata: { resourceVersion: "9" } };
    expect(changeOf({ type: "BOOKMARK", object: mark })).toEqual({ change: "mark", resourceVersion: "9" });
  });

  test.each([
    [{ code: 410, reason: "Expired", message: "too old" }, "expired"],
    [{ reason: "Gone" }, "expired"],
    [{ code: 500, message: "etcd" }, "refused"],
    [{}, "refused"],
  ])("the error %j is %s", (status, failure) => {
    expect(changeOf({ type: "ERROR", object: status })).toMatchObject({ change: "fail", failure });
  });

  test("what has no version or no name cannot be kept", () => {
    const failure = { change: "fail", failure: "unparsable" };
    expect(changeOf({ type: "ADDED", object: { metadata: { name: "b" } } })).toMatchObject(failure);
    expect(changeOf({ type: "DELETED", object: { metadata: { resourceVersion: "7" } } })).toMatchObject(failure);
    expect(changeOf({ type: "BOOKMARK", object: {} })).toMatchObject(failure);
  });
});
