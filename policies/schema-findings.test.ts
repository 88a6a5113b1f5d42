import type { Violation } from "@bubustack/engine/schema/violation";
import { expect, test } from "vitest";
import { line } from "./finding.ts";
import { schemaFinding } from "./schema-findings.ts";

const path = ["spec", "x"];
const say = (violation: Omit<Violation, "path">) => line(schemaFinding("story/schema", { path, ...violation }));

test.each<[Omit<Violation, "path">, string]>([
  [{ rule: "required" }, "spec.x: is required; add it"],
  [{ rule: "type", limit: "object", value: [1] }, "spec.x: is an array (a list of 1); write an object"],
  [{ rule: "type", limit: "string", value: null }, "spec.x: is null (null); write a string"],
  [
    { rule: "enum", limit: ["batch", "realtime"], value: "bach" },
    'spec.x: "bach" is not one of "batch", "realtime"; write "batch"',
  ],
  [
    { rule: "enum", limit: ["batch", "realtime"], value: 7 },
    'spec.x: 7 is not one of "batch", "realtime"; use one of them',
  ],
  [{ rule: "maxItems", limit: 100, value: 10_000 }, "spec.x: has 10000 items; keep to at most 100"],
  [{ rule: "minLength", limit: 1, value: "" }, "spec.x: is empty; write at least one character"],
  [{ rule: "maximum", limit: 10, value: 11 }, "spec.x: is 11; use 10 or less"],
  [{ rule: "duplicate", value: "a" }, 'spec.x: "a" is already in the list; keep one'],
  [{ rule: "format", limit: "date-time", value: "soon" }, 'spec.x: "soon" is not a valid date-time'],
])("%j", (violation, expected) => {
  expect(say(violation)).toBe(`${expected} [story/schema]`);
});

test("a near word is a replacement that can be applied", () => {
  const finding = schemaFinding("story/schema", { path, rule: "enum", limit: ["batch"], value: "bach" });
  expect(finding).toMatchObject({ type: "FieldValueNotSupported", replacement: "batch" });
});

test("a known pattern is said in words", () => {
  expect(say({ rule: "pattern", limit: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", value: "A_b" })).toContain(
    "lower-case letters",
  );
});

test("what may be changed without asking: the one word that was meant, the same characters in another type, repetitions", () => {
  const path = ["spec", "x"];
  const of = (violation: Omit<Violation, "path">) => schemaFinding("story/schema", { path, ...violation }).correction;
  expect(of({ rule: "enum", limit: ["batch", "realtime"], value: "bach" })).toEqual({ path, set: "batch" });
  expect(of({ rule: "enum", limit: ["aa", "ab"], value: "ac" })).toBeUndefined();
  expect(of({ rule: "type", limit: "integer", value: "3" })).toEqual({ path, set: 3 });
  expect(of({ rule: "type", limit: "integer", value: "3.5" })).toBeUndefined();
  expect(of({ rule: "type", limit: "boolean", value: "true" })).toEqual({ path, set: true });
  expect(of({ rule: "type", limit: "string", value: 8080 })).toEqual({ path, set: "8080" });
  expect(of({ rule: "type", limit: "object", value: "x" })).toBeUndefined();
  expect(of({ rule: "duplicate", value: "a" })).toEqual({ path, remove: true });
});
