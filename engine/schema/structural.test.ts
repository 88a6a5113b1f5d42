import type { Json } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import type { Structural } from "@bubustack/api/structural";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "./structural.ts";

const step: Structural = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string", maxLength: 5, minLength: 1, pattern: "^[a-z]+$" },
    retries: { type: "integer", format: "int32", minimum: 0, maximum: 10, default: 3 },
    mode: { type: "string", enum: ["job", "deployment"] },
    with: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    port: { "x-kubernetes-int-or-string": true },
    at: { type: "string", format: "date-time" },
  },
};
const schema: Structural = {
  type: "object",
  required: ["spec"],
  properties: {
    spec: {
      type: "object",
      required: ["steps"],
      properties: {
        pattern: { type: "string", enum: ["batch", "realtime"], default: "batch" },
        steps: {
          type: "array",
          minItems: 1,
          maxItems: 3,
          items: step,
          "x-kubernetes-list-type": "map",
          "x-kubernetes-list-map-keys": ["name"],
        },
        labels: { type: "object", additionalProperties: { type: "string" }, maxProperties: 2 },
        tags: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
        free: { "x-kubernetes-preserve-unknown-fields": true },
        note: { type: "string", nullable: true },
      },
    },
  },
};
const compiled = compile(schema);
const violations = (value: Json) =>
  compiled.check(value).violations.map(({ path, rule }) => `${formatPath(path)} ${rule}`);
const spec = (fields: { [key: string]: Json }): Json => ({ spec: { steps: [{ name: "a" }], ...fields } });

describe("check", () => {
  test.each<[string, Json, string[]]>([
    ["a valid object", spec({}), []],
    ["nothing at all", {}, ["spec required"]],
    ["a list instead of an object", [], [" type"]],
    ["a required field that is null", { spec: null }, ["spec required"]],
    [
      "wrong scalar types",
      spec({ steps: [{ name: 5, retries: "3" }] }),
      ["spec.steps[0].name type", "spec.steps[0].retries type"],
    ],
    ["a fraction for an integer", spec({ steps: [{ name: "a", retries: 1.5 }] }), ["spec.steps[0].retries type"]],
    ["bounds", spec({ steps: [{ name: "a", retries: 11 }] }), ["spec.steps[0].retries maximum"]],
    [
      "more than 32 bits",
      spec({ steps: [{ name: "a", retries: 2 ** 31 }] }),
      ["spec.steps[0].retries format", "spec.steps[0].retries maximum"],
    ],
    ["an unknown word", spec({ pattern: "stream" }), ["spec.pattern enum"]],
    ["too few items", spec({ steps: [] }), ["spec.steps minItems"]],
    ["too many items", spec({ steps: ["a", "b", "c", "d"].map((name) => ({ name })) }), ["spec.steps maxItems"]],
    ["the same key twice", spec({ steps: [{ name: "a" }, { name: "a" }] }), ["spec.steps[1] duplicate"]],
    ["the same member of a set twice", spec({ tags: ["x", "y", "x"] }), ["spec.tags[2] duplicate"]],
    [
      "a text that is too long, and of the wrong form",
      spec({ steps: [{ name: "ABCDEF" }] }),
      ["spec.steps[0].name maxLength", "spec.steps[0].name pattern"],
    ],
    ["an empty text", spec({ steps: [{ name: "" }] }), ["spec.steps[0].name minLength", "spec.steps[0].name pattern"]],
    ["characters outside the basic plane count once", spec({ labels: { a: "x" }, note: "😀" }), []],
    ["map values", spec({ labels: { a: 1 } }), ["spec.labels.a type"]],
    ["too many fields", spec({ labels: { a: "", b: "", c: "" } }), ["spec.labels maxProperties"]],
    ["int or string", spec({ steps: [{ name: "a", port: "http" }] }), []],
    ["neither int nor string", spec({ steps: [{ name: "a", port: 1.5 }] }), ["spec.steps[0].port type"]],
    ["a time without zone", spec({ steps: [{ name: "a", at: "2026-01-01T00:00:00" }] }), ["spec.steps[0].at format"]],
    ["a day that is not", spec({ steps: [{ name: "a", at: "2026-02-30T00:00:00Z" }] }), ["spec.steps[0].at format"]],
    ["a null that counts as absent", spec({ pattern: null }), []],
    ["a null where it is allowed", spec({ note: null }), []],
    ["free-form objects", spec({ steps: [{ name: "a", with: { deep: [{}] } }] }), []],
    ["a list for a free-form object", spec({ steps: [{ name: "a", with: [] }] }), ["spec.steps[0].with type"]],
  ])("%s", (_, value, expected) => {
    expect(violations(value)).toEqual(expected);
  });

  test("stops at a thousand violations", () => {
    const many = compile({ type: "array", items: { type: "string" } });
    expect(many.check(Array.from({ length: 5_000 }, (_, i) => i)).violations).toHaveLength(1_000);
  });
});

describe("view", () => {
  test("of a valid object is the object", () => {
    const value = spec({ free: { any: 1 } });
    expect(compiled.check(value).view).toBe(value);
  });

  test("leaves out what is of the wrong type and fills in what is required or has a default", () => {
    const value = spec({
      pattern: 5,
      steps: [{ retries: 1 }, "b", { name: "c", mode: "pod" }],
      labels: { a: 1, b: "x" },
    });
    expect(compiled.check(value).view).toEqual({
      spec: {
        pattern: "batch",
        steps: [{ name: "", retries: 1 }, { name: "" }, { name: "c" }],
        labels: { b: "x" },
      },
    });
  });

  test("of anything has the schema's type", () => {
    const clean = compile({ ...schema, "x-kubernetes-preserve-unknown-fields": true });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const { view } = clean.check(value as Json);
        const again = clean.check(view).violations.filter(({ rule }) => ["type", "required", "enum"].includes(rule));
        expect(again).toEqual([]);
      }),
    );
  });
});

describe("prune and defaults", () => {
  test("unknown fields go, and are named", () => {
    const unknown: string[] = [];
    const value = { spec: { steps: [{ name: "a", color: "red" }], size: 1, free: { kept: 1 } }, extra: {} };
    expect(compiled.prune(value, (path) => unknown.push(formatPath(path)))).toEqual({
      spec: { steps: [{ name: "a" }], free: { kept: 1 } },
    });
    expect(unknown).toEqual(["spec.steps[0].color", "spec.size", "extra"]);
  });

  test("defaults fill what is missing, at every depth, and nulls", () => {
    expect(compiled.defaults(spec({ pattern: null }))).toEqual({
      spec: { pattern: "batch", steps: [{ name: "a", retries: 3 }] },
    });
  });

  test("both answer the same reference when nothing changes", () => {
    const value = compiled.defaults(compiled.prune(spec({ pattern: "batch" })));
    expect(compiled.prune(value)).toBe(value);
    expect(compiled.defaults(value)).toBe(value);
  });

  test("a __proto__ key stays a key", () => {
    const value = JSON.parse(
      '{"spec":{"steps":[{"name":"a"}],"labels":{"__proto__":"x"},"free":{"__proto__":{"a":1}}},"__proto__":{"polluted":true}}',
    ) as Json;
    const out = compiled.defaults(compiled.prune(value));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(JSON.stringify(out)).toBe(
      '{"spec":{"steps":[{"name":"a","retries":3}],"labels":{"__proto__":"x"},"free":{"__proto__":{"a":1}},"pattern":"batch"}}',
    );
  });

  test("are idempotent over arbitrary JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (input) => {
        const value = input as Json;
        const once = compiled.defaults(compiled.prune(value));
        expect(compiled.defaults(compiled.prune(once))).toBe(once);
        expect(equal(once, compiled.defaults(once))).toBe(true);
      }),
    );
  });
});

test("patterns of users go through the given compiler", () => {
  const seen: string[] = [];
  const guarded = compile(
    { type: "string", pattern: "(a+)+$" },
    { pattern: (source) => (text) => seen.push(`${source} ${text}`) < 0 },
  );
  expect(guarded.check("aaaa!").violations.map(({ rule }) => rule)).toEqual(["pattern"]);
  expect(seen).toEqual(["(a+)+$ aaaa!"]);
});
