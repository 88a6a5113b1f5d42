import type { Json, JsonObject } from "@bubustack/api/json";
import { describe, expect, test } from "vitest";
import { settled } from "./settled.ts";

function seen(object: { readonly [key: string]: Json }, fieldsV1: Json, more: JsonObject = {}): JsonObject {
  const managedFields = [
    { manager: "other", operation: "Apply", fieldsV1: { "f:data": { "f:x": {} } } },
    { manager: "me", operation: "Apply", fieldsV1, ...more },
  ];
  return { apiVersion: "v1", kind: "X", metadata: { name: "a", uid: "u", managedFields }, ...object };
}
const identity = { apiVersion: "v1", kind: "X", metadata: { name: "a", uid: "u", resourceVersion: "7" } };
const data = { "f:data": { "f:k": {} } };

describe("an apply changes nothing", () => {
  test("where its fields are owned and have their values", () => {
    expect(settled(seen({ data: { k: "v", x: "theirs" } }, data), "me", { ...identity, data: { k: "v" } })).toBe(true);
  });

  test("where it says nothing and owned nothing", () => {
    expect(settled({ metadata: { name: "a" } }, "me", identity)).toBe(true);
  });

  test("where lists have the same items by key, in any order, with the server's defaults beside", () => {
    const fields = {
      "f:hooks": {
        'k:{"name":"a"}': { ".": {}, "f:name": {}, "f:rules": {} },
        'k:{"name":"b"}': { ".": {}, "f:name": {} },
      },
    };
    const there = {
      hooks: [{ name: "theirs" }, { name: "b", on: true }, { name: "a", rules: [{ p: 1, scope: "*" }] }],
    };
    expect(settled(seen(there, fields), "me", { hooks: [{ name: "a", rules: [{ p: 1 }] }, { name: "b" }] })).toBe(true);
  });

  test("where sets have the same items", () => {
    const fields = { "f:metadata": { "f:finalizers": { 'v:"x"': {} } } };
    const object = seen({}, fields);
    const there = { ...object, metadata: { ...(object.metadata as JsonObject), finalizers: ["y", "x"] } };
    expect(settled(there, "me", { metadata: { name: "a", finalizers: ["x"] } })).toBe(true);
    expect(settled(there, "me", { metadata: { name: "a", finalizers: ["x", "y"] } })).toBe(false);
  });
});

describe("an apply changes something", () => {
  test.each<readonly [string, JsonObject, JsonObject]>([
    ["another value", { data: { k: "w" } }, { data: { k: "v" } }],
    ["a field that is gone", { data: {} }, { data: { k: "v" } }],
    ["one field more", { data: { k: "v", l: "v" } }, { data: { k: "v", l: "v" } }],
    ["one field less: it is taken away", { data: { k: "v" } }, {}],
    ["another shape", { data: ["k"] }, { data: { k: "v" } }],
    ["a list where there were fields", { data: { k: "v" } }, { data: ["k"] }],
  ])("%s", (_, there, wanted) => {
    expect(settled(seen(there as { readonly [key: string]: Json }, data), "me", { ...identity, ...wanted })).toBe(
      false,
    );
  });

  test("where what is there is not owned, or owned by others", () => {
    expect(settled(seen({ data: { k: "v" } }, {}, { operation: "Update" }), "me", { data: { k: "v" } })).toBe(false);
    expect(settled(seen({ data: { k: "v" } }, data), "they", { data: { k: "v" } })).toBe(false);
    expect(settled(seen({ data: { k: "v" } }, {}), "me", { data: { k: "v" } })).toBe(false);
  });

  test("where the status is another matter", () => {
    const there = seen({ status: { n: 1 } }, { "f:status": { "f:n": {} } }, { subresource: "status" });
    expect(settled(there, "me", { status: { n: 1 } }, "status")).toBe(true);
    expect(settled(there, "me", { status: { n: 1 } })).toBe(false);
  });

  test("where a list that is owned as a whole has another length or order", () => {
    const fields = { "f:list": {} };
    const there = seen({ list: [1, 2] }, fields);
    expect(settled(there, "me", { list: [1, 2] })).toBe(true);
    for (const list of [[1], [2, 1], [1, 2, 3]]) expect(settled(there, "me", { list })).toBe(false);
  });

  test("where what is owned cannot be read", () => {
    expect(settled(seen({ list: [1] }, { "f:list": { "k:{oops": {} } }), "me", { list: [1] })).toBe(false);
    expect(settled(seen({ list: [1] }, { "f:list": { "i:0": {} } }), "me", { list: [1] })).toBe(false);
  });
});
