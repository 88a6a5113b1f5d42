import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import { writeFields } from "./fields-v1.ts";
import { thing } from "./testing/thing.ts";

function compared(before: Json | undefined, after: Json | undefined) {
  const { added, modified, removed } = compare(before, after, thing);
  return { added: writeFields(added), modified: writeFields(modified), removed: writeFields(removed) };
}
const none = { added: {}, modified: {}, removed: {} };

test("what is new is there with what holds it, what is gone too", () => {
  const value = { spec: { labels: { a: "1" } } };
  const fields = { "f:spec": { ".": {}, "f:labels": { ".": {}, "f:a": {} } } };
  expect(compared({}, value)).toEqual({ ...none, added: fields });
  expect(compared(value, {})).toEqual({ ...none, removed: fields });
  expect(compared(value, value)).toEqual(none);
});

test("parts are compared one by one, whatever their order", () => {
  const before = { spec: { parts: [{ name: "a", n: 1 }, { name: "b" }], tags: ["x", "y"], color: "red" } };
  const after = { spec: { parts: [{ name: "b" }, { name: "a", n: 2 }], tags: ["y", "z"], color: "red" } };
  expect(compared(before, after)).toEqual({
    added: { "f:spec": { "f:tags": { 'v:"z"': {} } } },
    modified: { "f:spec": { "f:parts": { 'k:{"name":"a"}': { "f:n": {} } } } },
    removed: { "f:spec": { "f:tags": { 'v:"x"': {} } } },
  });
});

test("what is one part changes as one", () => {
  const modified = { "f:spec": { "f:list": {}, "f:whole": {} } };
  expect(compared({ spec: { list: [1], whole: { a: "1" } } }, { spec: { list: [1, 2], whole: {} } })).toEqual({
    ...none,
    modified,
  });
});

test("nothing and empty are told apart, and a value of another type is another value", () => {
  expect(compared({ spec: {} }, { spec: { labels: {} } }).added).toEqual({ "f:spec": { "f:labels": {} } });
  expect(compared({ spec: { labels: null } }, { spec: { labels: {} } }).modified).toEqual({
    "f:spec": { "f:labels": {} },
  });
  expect(compared({ spec: { free: { a: 1 } } }, { spec: { free: "x" } }).modified).toEqual({
    "f:spec": { "f:free": {} },
  });
});

test("what becomes another kind of value loses or gets the places below it too", () => {
  const map = { spec: { free: { b: { d: "x" } } } };
  const text = { spec: { free: { b: "x" } } };
  const modified = { "f:spec": { "f:free": { "f:b": {} } } };
  const inside = { "f:spec": { "f:free": { "f:b": { "f:d": {} } } } };
  expect(compared(map, text)).toEqual({ ...none, modified, removed: inside });
  expect(compared(text, map)).toEqual({ ...none, modified, added: inside });
});
