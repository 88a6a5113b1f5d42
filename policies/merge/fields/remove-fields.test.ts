import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { fieldsOf } from "./fields-of.ts";
import { readFields, writeFields } from "./fields-v1.ts";
import { removeFields, withDeclared } from "./remove-fields.ts";
import { thing } from "./testing/thing.ts";

const removed = (value: JsonObject, fields: JsonObject) => {
  const set = readFields(fields);
  return set && removeFields(value, set, thing);
};

test("places go, and what is beside them stays", () => {
  const value = { spec: { color: "red", size: 1, parts: [{ name: "a", n: 1 }, { name: "b" }], tags: ["x", "y"] } };
  const fields = {
    "f:color": {},
    "f:parts": { 'k:{"name":"a"}': { "f:n": {} }, 'k:{"name":"b"}': {} },
    "f:tags": { 'v:"x"': {} },
  };
  expect(removed(value, { "f:spec": fields })).toEqual({ spec: { size: 1, parts: [{ name: "a" }], tags: ["y"] } });
  expect(removed(value, { "f:spec": { "f:list": {} }, "f:other": {} })).toEqual(value);
});

test("of a list or a map of which nothing is left, null is", () => {
  const value = { spec: { parts: [{ name: "a", n: 1 }], labels: { a: "1" }, tags: [] } };
  const fields = { "f:parts": { 'k:{"name":"a"}': {} }, "f:labels": { "f:a": {} }, "f:tags": { 'v:"x"': {} } };
  expect(removed(value, { "f:spec": fields })).toEqual({ spec: { parts: null, labels: null, tags: null } });
});

test("declared fields that hold a place count with it, keys of maps do not", () => {
  const set = fieldsOf({ spec: { labels: { a: "1" }, free: { b: { c: 1 } } } }, thing);
  expect(writeFields(withDeclared(set, thing))).toEqual({
    "f:spec": { ".": {}, "f:labels": { ".": {}, "f:a": {} }, "f:free": { ".": {}, "f:b": { ".": {}, "f:c": {} } } },
  });
});
