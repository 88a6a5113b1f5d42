import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { namespaceKey } from "../personal/namespace-key.ts";
import { openEntry, sealEntry } from "./entry.ts";
import { alwaysRedacted, redactor } from "./redact.ts";

const gone = { $redacted: true };

test("places name fields, items, and what is anywhere", () => {
  const redact = redactor(["/spec/containers/*/args", "/a~1b", "/list/0", "/**/deep"]);
  expect(
    redact({
      spec: { containers: [{ image: "x", args: ["s"] }, { args: "s" }], args: "kept" },
      ...{ "a/b": 1, "a~1b": 2, list: ["s", "kept"], deep: null, x: [{ y: { deep: { z: 1 } } }] },
    }),
  ).toEqual({
    spec: { containers: [{ image: "x", args: gone }, { args: gone }], args: "kept" },
    ...{ "a/b": gone, "a~1b": 2, list: [gone, "kept"], deep: gone, x: [{ y: { deep: gone } }] },
  });
});

/** Whether the parts of a pattern name a path. */
function names([part, ...rest]: readonly string[], path: readonly string[]): boolean {
  const [name, ...below] = path;
  if (part === undefined) return name === undefined;
  if (part === "**") return names(rest, path) || (name !== undefined && names([part, ...rest], below));
  return name !== undefined && (part === "*" || part === name) && names(rest, below);
}

test("whatever the places, exactly what they name is left out, and a value that has none of it stays the same value", () => {
  const part = fc.constantFrom("a", "b", "0", "*", "**");
  const patterns = fc.array(fc.array(part, { minLength: 1, maxLength: 5 }), { maxLength: 4 });
  const { value: tree } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<Json>(1, null),
      fc.array(tie("value"), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(patterns, fc.array(tree, { minLength: 1, maxLength: 3 }), (places, values) => {
      const naive = (value: Json, path: readonly string[]): Json => {
        if (path.length > 0 && places.some((parts) => names(parts, path))) return gone;
        if (Array.isArray(value)) return value.map((item, at) => naive(item, [...path, String(at)]));
        if (typeof value !== "object" || value === null) return value;
        return Object.fromEntries(
          Object.entries(value).map(([key, item = null]) => [key, naive(item, [...path, key])]),
        );
      };
      const redact = redactor(places.map((parts) => `/${parts.join("/")}`));
      for (const value of values) {
        const left = redact(value);
        expect(left).toEqual(naive(value, []));
        expect(left === value).toBe(!JSON.stringify(left).includes("$redacted"));
      }
    }),
  );
});

test("many places with `**` take no more than their number", () => {
  const places = Array.from({ length: 100 }, (_, at) => `/${"**/*/".repeat(40)}x${at}`);
  let deep: Json = { x7: "secret" };
  for (let level = 0; level < 60; level++) deep = { a: deep };
  expect(JSON.stringify(redactor(places)(deep))).not.toContain("secret");
});

test("what users hand on, environments, and copies of the object never stay", () => {
  const annotations = { "kubectl.kubernetes.io/last-applied-configuration": "{}", other: "kept" };
  expect(
    redactor(alwaysRedacted)({
      metadata: { annotations, managedFields: [{}] },
      spec: { inputs: { a: 1 }, steps: [{ name: "one", with: { token: "s" } }], env: [{ name: "A", value: "s" }] },
    }),
  ).toEqual({
    metadata: {
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": gone, other: "kept" },
      managedFields: gone,
    },
    spec: { inputs: gone, steps: [{ name: "one", with: gone }], env: [{ name: "A", value: gone }] },
  });
});

test("what is nested too deep is left out, and a field named __proto__ is one like any other", () => {
  let deep: Json = "secret";
  for (let level = 0; level < 5_000; level++) deep = { a: deep };
  expect(JSON.stringify(redactor(["/**/x"])(deep))).not.toContain("secret");
  const odd: Json = JSON.parse('{"__proto__": {"with": "s", "a": 1}}');
  expect(JSON.stringify(redactor(alwaysRedacted)(odd))).toBe('{"__proto__":{"with":{"$redacted":true},"a":1}}');
});

test("no value below a redacted place is anywhere in what is captured", async () => {
  const marker = "SECRET-7f3a";
  const key = namespaceKey("team-a/1", Buffer.alloc(32, 7));
  const redact = redactor(alwaysRedacted);
  const { value: tree } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<Json>("plain", 1, null),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "env", "steps", "annotations"), tie("value"), { maxKeys: 3 }),
    ),
  }));
  const secret = tree.map((value): Json => [marker, { [marker]: value }]);
  const hide = (value: Json, hidden: Json): Json => {
    if (Array.isArray(value)) return value.map((item) => hide(item, hidden));
    if (typeof value !== "object" || value === null) return value;
    const below = Object.entries(value).map(([name, item = null]) => [name, hide(item, hidden)] as const);
    return { ...Object.fromEntries(below), with: hidden };
  };
  await fc.assert(
    fc.asyncProperty(tree, secret, async (value, hidden) => {
      const object = { spec: hide({ x: value }, hidden), metadata: { managedFields: hidden } };
      const linked = { decision: "d", log: "l", number: 1, leaf: "", at: 1, same: "s" };
      const line = sealEntry(key, linked, { uid: "u", object, oldObject: object, other: marker }, redact);
      const read = await openEntry(line, async () => key);
      expect(line + JSON.stringify(read)).not.toContain(marker);
      expect(read).toMatchObject({ decision: "d", whole: false, request: { uid: "u" } });
    }),
  );
});
