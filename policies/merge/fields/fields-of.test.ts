import { expect, test } from "vitest";
import { fieldsOf } from "./fields-of.ts";
import { writeFields } from "./fields-v1.ts";
import { thing } from "./testing/thing.ts";

const fields = (value: Parameters<typeof fieldsOf>[0]) => writeFields(fieldsOf(value, thing));

test("scalars and atomic values are owned, declared fields that only hold others are not", () => {
  expect(fields({ spec: { color: "red", list: [1, 2], empty: {}, nothing: null } })).toEqual({
    "f:spec": { "f:color": {}, "f:list": {}, "f:empty": {}, "f:nothing": {} },
  });
});

test("items of keyed lists, values of sets and keys of maps are owned with what is below them", () => {
  expect(fields({ spec: { parts: [{ name: "a", n: 1 }], tags: ["x"], free: { a: { b: 1 } } } })).toEqual({
    "f:spec": {
      "f:parts": { 'k:{"name":"a"}': { ".": {}, "f:name": {}, "f:n": {} } },
      "f:tags": { 'v:"x"': {} },
      "f:free": { "f:a": { ".": {}, "f:b": {} } },
    },
  });
});
