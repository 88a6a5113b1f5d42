import type { Rule } from "./group.ts";
import { each, group, list, map, object, raw, ruled, text, withSpec } from "./group.ts";

const base = object({ a: text({ maxLength: 10 }), n: { type: "integer" }, m: map(text()), "x.y": text() });
const one = (rule: Rule) => ({ schema: withSpec(ruled(base, rule)) });
const nested = list(ruled(object({ a: text() }), "self.a == oldSelf.a"), { maxItems: 5 });

/** Rules that a definition cannot have. */
export const refusals = group("refusals", [
  ...each(
    raw`
self.absent
self.a
self.n + 1
self.a > 1
self.a == 1
self.a.absent()
absent == 1
self.n.a
self.a.matches('[')
self.a in [1, 2]
['a', 1].size() > 0
self.m.all(x, x)
has(self)
self.n.all(x, true)
self['a'] == 'b'
size(self) > 1
duration('x') > duration('1s')
timestamp('x') > timestamp('2020-01-01T00:00:00Z')
authorizer.path('/x').check('get').allowed()
jsonpatch.escapeKey('a') == 'a'
math.greatest(1, 2) > 1
request.name == 'a'
oldSelf.a == 1
oldSelf.orValue(self).a == 'x'
self.a ==
self.a == 'b
self..a
(self.a
self.a == 'a' &&
true
1 == 1
dyn(1)
null
`,
    base,
  ),
  one({ rule: "" }),
  one({ rule: "  " }),
  one({ rule: "true", message: " " }),
  one({ rule: "true", message: "a\nb" }),
  one({ rule: "true &&\ntrue" }),
  one({ rule: "true &&\ntrue", message: "said" }),
  one({ rule: "true", messageExpression: " " }),
  one({ rule: "true", messageExpression: "1" }),
  one({ rule: "true", messageExpression: "self.absent" }),
  one({ rule: "true", messageExpression: "'a' +" }),
  one({ rule: "true", messageExpression: "self.a + string(self.n)" }),
  one({ rule: "true", reason: "FieldValueForbidden" }),
  one({ rule: "true", fieldPath: ".a" }),
  one({ rule: "true", fieldPath: ".absent" }),
  one({ rule: "true", fieldPath: "a" }),
  one({ rule: "true", fieldPath: "['x.y']" }),
  one({ rule: "true", fieldPath: ".x.y" }),
  one({ rule: "true", fieldPath: ".m['a']" }),
  one({ rule: "true", fieldPath: ".m.a" }),
  one({ rule: "true", fieldPath: ".m['a'].b" }),
  one({ rule: "true", fieldPath: ".a.b" }),
  one({ rule: "true", fieldPath: "." }),
  one({ rule: "true", fieldPath: ".a\n" }),
  one({ rule: "true", fieldPath: " " }),
  one({ rule: "true", fieldPath: "['a" }),
  one({ rule: "true", fieldPath: "[a]" }),
  one({ rule: "true", optionalOldSelf: true }),
  one({ rule: "true", optionalOldSelf: false }),
  one({ rule: "!oldSelf.hasValue() || oldSelf.value().a == self.a", optionalOldSelf: true }),
  one({ rule: "oldSelf.a == self.a", optionalOldSelf: true }),
  one({ rule: "oldSelf.a == self.a", optionalOldSelf: false }),
  { schema: withSpec(nested) },
  { schema: withSpec({ ...nested, "x-kubernetes-list-type": "atomic" }) },
  { schema: withSpec(map(ruled(text(), "self == oldSelf"), { maxProperties: 4 })) },
  {
    schema: withSpec(
      list(object({ i: list(ruled(text({ maxLength: 4 }), "self == oldSelf"), { maxItems: 2 }) }), { maxItems: 2 }),
    ),
  },
  { schema: withSpec(ruled({ "x-kubernetes-preserve-unknown-fields": true }, "true")) },
  { schema: withSpec(object({ "0": ruled(text({ maxLength: 4 }), "self == 'a'", "self == 1") })) },
  { schema: withSpec(ruled(object({ a: ruled(text(), { rule: "true", fieldPath: ".b" }) }), "self.absent")) },
  { schema: withSpec(object({ a: ruled(text(), ""), b: ruled(text(), "self.absent") })) },
  { schema: ruled(withSpec(text()), "self.metadata.labels.size() > 0") },
  { schema: ruled(withSpec(text()), "self.spec == 1", "self.status == 1") },
]);
