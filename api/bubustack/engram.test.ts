import { expect, expectTypeOf, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import type { Engram as EngramObject } from "./engram.ts";
import { Engram } from "./engram.ts";

const spec = structural(Engram.spec);

test("an Engram needs a template and nothing else", () => {
  expectTypeOf<EngramObject["spec"]["templateRef"]["name"]>().toEqualTypeOf<string>();
  expect(valueProblems(spec, { templateRef: { name: "http" } })).toEqual([]);
  expect(valueProblems(spec, {})).toEqual([".templateRef: required"]);
});

test.each([
  [{ templateRef: { name: "" } }, ".templateRef.name: length"],
  [{ templateRef: { name: "http" }, mode: "cronjob" }, ".mode: enum"],
  [{ templateRef: { name: "http" }, with: [] }, ".with: type"],
  [
    { templateRef: { name: "http" }, overrides: { retry: { maxRetries: 11, delay: "1s" } } },
    ".overrides.retry.maxRetries: range",
  ],
  [
    { templateRef: { name: "http" }, executionPolicy: { maxRecursionDepth: 0 } },
    ".executionPolicy.maxRecursionDepth: range",
  ],
  [
    { templateRef: { name: "http" }, executionPolicy: { storage: { s3: { bucket: "b" } } } },
    ".executionPolicy.storage.s3.authentication: required",
  ],
])("%j is refused", (value, problem) => {
  expect(valueProblems(spec, value)).toEqual([problem]);
});
