import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { applyObject } from "./apply-object.ts";

const author = { manager: "m", operation: "Apply", apiVersion: "v1", time: "t1", subresource: "" } as const;
const applied = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" }, data: { a: "1" } };
const given = { resource: configMaps, author, live: undefined, applied, force: false };

test("a new object is what is applied, with its owner", () => {
  expect(applyObject(given)).toMatchObject({
    ...applied,
    metadata: {
      name: "c",
      managedFields: [{ manager: "m", operation: "Apply", fieldsV1: { "f:data": { "f:a": {} } } }],
    },
  });
});

test("the same again is the same object", () => {
  const live = applyObject(given);
  expect(applyObject({ ...given, live, author: { ...author, time: "t2" } })).toBe(live);
});

test("what nobody is known to have written belongs to one who came before", () => {
  const attempt = { ...given, live: applied, applied: { ...applied, data: { a: "2" } } };
  expect(() => applyObject(attempt)).toThrow('conflict with "before-first-apply" using v1: .data.a');
  expect(applyObject({ ...attempt, force: true })).toMatchObject({ data: { a: "2" } });
});
