import type { Json } from "../case.ts";
import type { Draft, Rule, Schema } from "./group.ts";
import { group, list, map, object, raw, ruled, text, withSpec } from "./group.ts";

const spec = object({
  a: text({ maxLength: 100 }),
  n: { type: "integer" },
  ratio: { type: "number" },
  m: map(text({ maxLength: 10 }), { maxProperties: 10 }),
  l: list({ type: "integer" }, { maxItems: 100 }),
  p: { "x-kubernetes-int-or-string": true },
  when: text({ format: "date-time" }),
  wait: text({ format: "duration" }),
  bytes: text({ format: "byte" }),
  "x.y": text(),
  gone: text({ nullable: true }),
});
const value: Json = {
  a: "abc",
  n: 3,
  ratio: 2,
  m: { k: "v" },
  l: [1, 2, 3],
  p: "50%",
  when: "2024-01-01T00:00:00Z",
  wait: "1h",
  bytes: "aGk=",
  "x.y": "z",
  gone: null,
};
const on = (schema: Schema, object: Json, ...rules: readonly (string | Rule)[]): Draft => ({
  schema: withSpec(ruled(schema, ...rules)),
  object: { apiVersion: "example.com/v1", kind: "Widget", metadata: { name: "w" }, spec: object },
});
const lines = (source: string) =>
  source
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
const heavy = "self.l.all(x, self.l.all(y, self.l.all(z, x + y + z < 0 || true)))";
const many = Array.from({ length: 100 }, (_, index) => index);

/** What rules say of objects that are created. */
export const objects = group("objects", [
  ...lines(raw`
self.a == 'abc'
self.a == 'x'
self.n > 2 && self.ratio == 2.0
self.n > 3
self.m.all(k, v, v == 'v')
self.m.k == 'x'
self.l.sum() == 6
self.l.exists(x, x > 5)
self.p == '50%'
self.p == 50
type(self.p) == int
self.p > 1
self.when < timestamp('2024-01-02T00:00:00Z')
self.wait == duration('60m')
self.bytes == b'hi'
self.x__dot__y == 'z'
has(self.gone)
!has(self.gone)
self.gone == 'x'
self.l[5] > 1
self.m.absent == 'x'
1 / (self.n - 3) > 0
self.a.size() > 9223372036854775807 - self.n
self == self
`).map((rule) => on(spec, value, rule)),
  on(spec, value, { rule: "self.n > 3", message: "n is too small" }),
  on(spec, value, { rule: "self.n > 3", message: " n is too small " }),
  on(spec, value, { rule: "self.n > 3", messageExpression: "'n is ' + string(self.n)" }),
  on(spec, value, { rule: "self.n > 3", message: "m", messageExpression: "'n is ' + self.gone" }),
  on(spec, value, { rule: "self.n > 3", message: "m", messageExpression: "''" }),
  on(spec, value, { rule: "self.n > 3", message: "m", messageExpression: raw`'a\nb'` }),
  on(spec, value, { rule: "self.n > 3", messageExpression: "' padded '" }),
  on(spec, value, { rule: "self.n > 3", reason: "FieldValueForbidden", message: "no" }),
  on(spec, value, { rule: "self.n > 3", reason: "FieldValueRequired", message: "needed" }),
  on(spec, value, { rule: "self.n > 3", reason: "FieldValueDuplicate", message: "twice" }),
  on(spec, value, { rule: "self.n > 3", reason: "FieldValueInvalid", message: "bad" }),
  on(spec, value, { rule: "self.n > 3", fieldPath: ".n", message: "small" }),
  on(spec, value, { rule: "self.n > 3", fieldPath: "['x.y']", message: "small" }),
  on(spec, value, { rule: "self.n > 3", fieldPath: ".m['k']", message: "small" }),
  on(spec, value, { rule: "self.n > 3", fieldPath: ".m.k", message: "small" }),
  on(spec, value, { rule: "self.l[5] > 1", message: "list" }),
  on(spec, value, { rule: "self.p > 1", message: "p" }),
  on(spec, value, "self.n > 3", "self.n > 4", "self.n > 1"),
  on(spec, { ...(value as object), l: many }, heavy),
  on(spec, { ...(value as object), l: many }, heavy, "self.n > 3"),
  on(spec, { ...(value as object), l: many }, { rule: "self.n > 3", messageExpression: `${heavy} ? 'a' : 'b'` }),
  on(ruled(text(), "self == 'a'"), "b"),
  on(ruled({ type: "integer" }, "self > 5"), 1),
  on(ruled({ type: "boolean" }, "self"), false),
  on(ruled({ type: "number" }, "self > 5.0"), 1.5),
  on(ruled({ "x-kubernetes-int-or-string": true }, "type(self) == int"), "x"),
  on(list(ruled(text({ maxLength: 5 }), "self != 'b'"), { maxItems: 5 }), ["a", "b", "c", "b"]),
  on(map(ruled(text({ maxLength: 5 }), "self != 'b'"), { maxProperties: 5 }), { k: "a", "l.m/n": "b" }),
  on(list(object({ n: ruled({ type: "integer" }, "self > 1") }), { maxItems: 5 }), [{ n: 1 }, {}, { n: 2 }]),
  on(list(ruled(text({ nullable: true, maxLength: 5 }), "self != 'b'"), { maxItems: 5 }), [null, "b"]),
  on(object({ "0": ruled(text({ maxLength: 5 }), "self != 'b'") }), { "0": "b" }),
  on(object({ "a-b": ruled(object({ "c.d": text() }), "self.c__dot__d != 'b'") }), { "a-b": { "c.d": "b" } }),
  on(
    object({
      t: ruled(
        { type: "object", "x-kubernetes-embedded-resource": true, "x-kubernetes-preserve-unknown-fields": true },
        "self.kind == 'Pod' && self.metadata.name == 'x'",
      ),
    }),
    { t: { apiVersion: "v1", kind: "Pod", metadata: { name: "p", labels: { a: "b" } } } },
  ),
  {
    schema: ruled(withSpec(spec), "self.metadata.name == 'v'", "self.spec.n > 5", "self.kind == 'Widget'"),
    object: { apiVersion: "example.com/v1", kind: "Widget", metadata: { name: "w" }, spec: value },
  },
  {
    schema: ruled(withSpec(spec), { rule: "self.spec.n > 5", fieldPath: ".spec.n", message: "n" }),
    object: { apiVersion: "example.com/v1", kind: "Widget", metadata: { name: "w" }, spec: value },
  },
  on(
    object(
      { s: text() },
      { allOf: [{ properties: { s: { "x-kubernetes-validations": [{ rule: "self != 'b'" }] } } }] },
    ),
    { s: "b" },
  ),
  on(ruled(object({ s: text() }, { allOf: [{ "x-kubernetes-validations": [{ rule: "self.s != 'b'" }] }] }), "true"), {
    s: "b",
  }),
  on(
    list(object({ name: text({ maxLength: 9 }) }), { maxItems: 9 }),
    [{ name: "a" }, { name: "a" }],
    "self.all(x, self.exists_one(y, x.name == y.name))",
  ),
]);
