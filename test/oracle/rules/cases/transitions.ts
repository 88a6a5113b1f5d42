import type { Json } from "../case.ts";
import type { Draft, Rule, Schema } from "./group.ts";
import { group, list, map, object, ruled, text, withSpec } from "./group.ts";

const whole = (spec: Json): Json => ({ apiVersion: "example.com/v1", kind: "Widget", metadata: { name: "w" }, spec });
const change = (schema: Schema, old: Json, now: Json): Draft => ({
  schema: withSpec(schema),
  old: whole(old),
  object: whole(now),
});
const keyed = { maxItems: 9, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"] };
const both = { ...keyed, "x-kubernetes-list-map-keys": ["name", "proto"] };
const item = object({ name: text(), proto: text(), n: { type: "integer" } }, { required: ["name"] });
const item2 = object({ name: text(), proto: text(), n: { type: "integer" } }, { required: ["name", "proto"] });
const set = { maxItems: 9, "x-kubernetes-list-type": "set" };
const same = (rule: string): Rule => ({ rule, message: "cannot change" });
const open: Schema = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
const fresh: Rule = {
  rule: "oldSelf.hasValue() || self == 'new'",
  optionalOldSelf: true,
  message: "must begin as new",
};

/** What rules say of changes. */
export const transitions = group("transitions", [
  change(ruled(text(), same("self == oldSelf")), "a", "b"),
  change(ruled(text(), same("self == oldSelf")), "a", "a"),
  change(object({ a: ruled(text(), same("self == oldSelf")) }), {}, { a: "b" }),
  change(object({ a: ruled(text(), same("self == oldSelf")) }), { a: "b" }, {}),
  change(object({ a: ruled(text({ nullable: true }), same("self == oldSelf")) }), { a: null }, { a: "b" }),
  change(ruled(object({ a: text() }), same("self.a == oldSelf.a")), {}, { a: "b" }),
  change(ruled(object({ a: text() }), same("has(self.a) == has(oldSelf.a)")), {}, { a: "b" }),
  change(ruled(list(text({ maxLength: 9 }), set), same("self == oldSelf")), ["a", "b"], ["b", "a"]),
  change(ruled(list(text({ maxLength: 9 }), set), same("self == oldSelf")), ["a", "b"], ["b", "c"]),
  change(ruled(list(text({ maxLength: 9 }), { maxItems: 9 }), same("self == oldSelf")), ["a", "b"], ["b", "a"]),
  change(
    ruled(list(item, keyed), same("self == oldSelf")),
    [{ name: "a" }, { name: "b" }],
    [{ name: "b" }, { name: "a" }],
  ),
  change(ruled(list(item, keyed), same("self == oldSelf")), [{ name: "a", n: 1 }], [{ name: "a", n: 2 }]),
  change(
    list(ruled(item, same("self.n == oldSelf.n")), keyed),
    [
      { name: "a", n: 1 },
      { name: "b", n: 2 },
    ],
    [
      { name: "b", n: 2 },
      { name: "a", n: 3 },
    ],
  ),
  change(list(ruled(item, same("self.n == oldSelf.n")), keyed), [{ name: "a", n: 1 }], [{ name: "c", n: 3 }]),
  change(
    list(ruled(item2, same("self.n == oldSelf.n")), both),
    [
      { name: "a", proto: "t", n: 1 },
      { name: "a", proto: "u", n: 2 },
    ],
    [
      { name: "a", proto: "u", n: 3 },
      { name: "a", proto: "v", n: 4 },
    ],
  ),
  change(
    list(
      object({ name: text(), n: ruled({ type: "integer" }, same("self >= oldSelf")) }, { required: ["name"] }),
      keyed,
    ),
    [{ name: "a", n: 2 }],
    [{ name: "a", n: 1 }],
  ),
  change(
    map(ruled({ type: "integer" }, same("self >= oldSelf")), { maxProperties: 5 }),
    { a: 2, b: 2 },
    { a: 1, c: 1 },
  ),
  change(
    map(ruled(object({ n: { type: "integer" } }), same("self.n >= oldSelf.n")), { maxProperties: 5 }),
    { a: { n: 2 } },
    { a: { n: 1 } },
  ),
  change(
    ruled(map(text({ maxLength: 9 }), { maxProperties: 9 }), same("oldSelf.all(k, k in self)")),
    { a: "x" },
    { b: "x" },
  ),
  change(ruled(open, same("self == oldSelf")), { a: 1 }, { a: 2 }),
  change(ruled(open, same("self == oldSelf")), { a: 1 }, { b: 1 }),
  change(ruled(open, same("self == oldSelf")), { a: 1 }, { a: 1, b: 2 }),
  change(
    ruled(object({ o: open, s: text() }), same("self == oldSelf")),
    { o: { a: { b: [1] } }, s: "x" },
    { o: { a: { b: [2] } }, s: "x" },
  ),
  change(
    ruled(object({ d: text({ format: "date-time" }) }), same("self.d >= oldSelf.d")),
    { d: "2024-01-02T00:00:00Z" },
    { d: "2024-01-01T00:00:00+01:00" },
  ),
  change(object({ a: ruled(text(), fresh) }), {}, { a: "old" }),
  change(object({ a: ruled(text(), fresh) }), {}, { a: "new" }),
  change(object({ a: ruled(text(), fresh) }), { a: "x" }, { a: "old" }),
  { schema: withSpec(object({ a: ruled(text(), fresh) })), object: whole({ a: "old" }) },
  { schema: withSpec(object({ a: ruled(text(), same("self == oldSelf")) })), object: whole({ a: "old" }) },
  change(
    object({ a: ruled(text(), { ...fresh, messageExpression: "'was ' + oldSelf.orValue('nothing')" }) }),
    {},
    { a: "old" },
  ),
  change(
    object({ a: ruled(text(), { rule: "self == oldSelf", messageExpression: "oldSelf + ' to ' + self" }) }),
    { a: "x" },
    { a: "y" },
  ),
  // What was wrong before stays accepted.
  change(ruled(object({ a: text(), b: text() }), "self.a != 'bad'"), { a: "bad" }, { a: "bad" }),
  change(ruled(object({ a: text(), b: text() }), "self.a != 'bad'"), { a: "bad" }, { a: "bad", b: "x" }),
  change(object({ a: ruled(text(), "self != 'bad'"), b: text() }), { a: "bad" }, { a: "bad", b: "x" }),
  change(object({ a: ruled(text(), "self != 'bad'"), b: text() }), { a: "worse" }, { a: "bad", b: "x" }),
  change(list(ruled(text({ maxLength: 9 }), "self != 'bad'"), { maxItems: 9 }), ["bad", "x"], ["bad", "x"]),
  change(list(ruled(text({ maxLength: 9 }), "self != 'bad'"), { maxItems: 9 }), ["bad", "x"], ["bad", "y"]),
  change(list(ruled(text({ maxLength: 9 }), "self != 'bad'"), set), ["bad", "x"], ["x", "bad"]),
  change(
    list(ruled(item, "self.n != 0"), keyed),
    [{ name: "a", n: 0 }],
    [
      { name: "b", n: 1 },
      { name: "a", n: 0 },
    ],
  ),
  change(
    list(ruled(item, "self.n != 0"), keyed),
    [{ name: "a", n: 0 }],
    [
      { name: "b", n: 0 },
      { name: "a", n: 0 },
    ],
  ),
  change(
    map(ruled(text({ maxLength: 9 }), "self != 'bad'"), { maxProperties: 9 }),
    { a: "bad" },
    { a: "bad", b: "bad" },
  ),
  change(
    object({ o: object({ a: ruled(text(), "self != 'bad'") }), b: text() }),
    { o: { a: "bad" } },
    { o: { a: "bad" }, b: "x" },
  ),
  change(
    ruled(object({ a: text() }), { rule: "self.a != 'bad'", fieldPath: ".a", reason: "FieldValueForbidden" }),
    { a: "bad" },
    { a: "bad" },
  ),
  change(ruled(object({ a: text() }), "self.a + 1 == 'x' || self.absent"), { a: "bad" }, { a: "bad" }),
  change(
    ruled(object({ a: text(), l: list(text({ maxLength: 3 }), { maxItems: 3 }) }), "self.l[0] == 'x'"),
    { a: "bad" },
    { a: "bad" },
  ),
  change(ruled(object({ a: text() }), "self.a != 'bad' || oldSelf.a == 'x'"), { a: "bad" }, { a: "bad" }),
  change(
    object({ t: ruled(open, "has(self.x) || true"), n: ruled({ type: "integer" }, "self > 1") }),
    { t: {}, n: 0 },
    { t: { a: 1 }, n: 0 },
  ),
  { schema: ruled(withSpec(text()), "self.spec != 'bad'"), old: whole("bad"), object: whole("bad") },
  { schema: ruled(withSpec(text()), "self.kind != 'Widget'"), old: whole("bad"), object: whole("bad") },
  { schema: ruled(withSpec(text()), same("self.spec == oldSelf.spec")), old: whole("a"), object: whole("b") },
]);
