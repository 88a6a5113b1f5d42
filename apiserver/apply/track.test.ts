import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { withMeta } from "../resources/object.ts";
import { bare, tracked } from "./track.ts";

const author = { manager: "m", operation: "Update", apiVersion: "v1", time: "t1", subresource: "" } as const;
const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" }, data: { a: "1" } };
const owners = (data: JsonObject, more: JsonObject = {}): readonly JsonObject[] => [
  {
    manager: "m",
    operation: "Update",
    apiVersion: "v1",
    time: "t1",
    fieldsType: "FieldsV1",
    fieldsV1: { "f:data": data },
    ...more,
  },
];
const change = { resource: configMaps, author, live: undefined, next: object };

test("who creates an object owns what is in it", () => {
  expect(tracked(change)).toEqual(owners({ ".": {}, "f:a": {} }));
});

test("entries stay as they are when nothing changes, and get a new time when something does", () => {
  const managedFields = owners({ ".": {}, "f:a": {} });
  const live = withMeta(object, { managedFields });
  const later = { ...author, time: "t2" };
  expect(tracked({ ...change, author: later, live, next: live })).toBe(managedFields);
  expect(tracked({ ...change, author: later, live, next: { ...live, data: { a: "2" } } })).toEqual(
    owners({ ".": {}, "f:a": {} }, { time: "t2" }),
  );
});

test("a client may say itself who owns what, or clear it; what cannot be read is passed over", () => {
  const live = withMeta(object, { managedFields: owners({ "f:a": {} }) });
  const as = (said: Parameters<typeof tracked>[0]["said"]) => tracked({ ...change, live, next: live, said });
  expect(as(owners({ "f:a": {} }, { manager: "other" }))).toEqual(owners({ "f:a": {} }, { manager: "other" }));
  expect(as([{}])).toBeUndefined();
  expect(as([{ manager: "x" }])).toEqual(owners({ "f:a": {} }));
  expect(as([])).toEqual(owners({ "f:a": {} }));
});

test("an object without its entries", () => {
  expect(bare(withMeta(object, { managedFields: [] }))).toEqual(object);
  expect(bare({ kind: "x" })).toEqual({ kind: "x" });
});
