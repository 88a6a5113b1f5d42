import { each, group, list, map, object, raw, ruled, text, withSpec } from "./group.ts";

const inList = (items: object) => withSpec(list(items as never));
const inBounded = (items: object) => withSpec(list(items as never, { maxItems: 10 }));
const inMap = (values: object) => withSpec(map(values as never));

/** Where costs are multiplied, and where they are too much. */
export const limits = group("limits", [
  ...each(
    raw`
self.contains('a')
self.matches('^[a-z]+$')
self == 'abc'
self.split(',').all(s, s.contains('a'))
self.size() > 1
`,
    text(),
  ),
  ...each("self.contains('a')\nself.size() > 1\nself.matches('^a')", text({ maxLength: 10 }), inList),
  ...each("self.contains('a')\nself.size() > 1\nself.matches('^a')", text({ maxLength: 10 }), inBounded),
  ...each("self.contains('a')\nself.size() > 1\nself.matches('^a')", text({ maxLength: 10 }), inMap),
  ...each("self.contains('a')\nself.size() > 1", text(), inBounded),
  ...each("self > 1\nself + 1 > 2 && self - 1 > 3", { type: "integer" }, inList),
  ...each("self.a > 1", object({ a: { type: "integer" } }, { required: ["a"] }), inList),
  ...each("self.a > 1", object({ a: { type: "integer", default: 1 } }, { required: ["a"] }), inList),
  ...each("self.a.contains('x')", object({ a: text(), b: text() }, { required: ["a", "b"] }), inMap),
  ...each("self.all(x, self.all(y, x == y))", list({ type: "integer" })),
  ...each("self.all(x, self.all(y, x == y))", list({ type: "integer" }, { maxItems: 1000 })),
  ...each("self.all(x, self.all(y, x == y))", list({ type: "integer" }, { maxItems: 1100 })),
  ...each("self.all(x, self.all(y, x == y))", list(text({ maxLength: 20 }), { maxItems: 1200 })),
  ...each("self.all(x, x.contains('a'))", list(text())),
  ...each("self.all(x, x.all(y, y > 0))", list(list({ type: "integer" }, { maxItems: 100 }), { maxItems: 100 })),
  { schema: withSpec(list(list(ruled(text({ maxLength: 5 }), "self != 'a'"), { maxItems: 10 }), { maxItems: 20 })) },
  { schema: withSpec(list(map(ruled({ type: "integer" }, "self > 0"), { maxProperties: 3 }), { maxItems: 0 })) },
  { schema: withSpec(map(list(ruled({ type: "boolean" }, "self")), { maxProperties: 5 })) },
  { schema: withSpec(ruled(object({ a: text() }), { rule: "has(self.a)", messageExpression: "'no ' + self.a" })) },
  {
    schema: withSpec(
      ruled(object({ a: list(text()) }), { rule: "has(self.a)", messageExpression: "self.a.map(x, x + x).join(',')" }),
    ),
  },
  {
    schema: withSpec(
      object({
        a: ruled(list({ type: "integer" }, { maxItems: 900 }), "self.all(x, self.all(y, x == y))"),
        b: ruled(list({ type: "integer" }, { maxItems: 950 }), "self.all(x, self.all(y, x == y))"),
        c: ruled(text({ maxLength: 10 }), "self != 'x'"),
      }),
    ),
  },
  {
    schema: withSpec(
      object(
        Object.fromEntries(
          Array.from({ length: 15 }, (_, index) => [
            `f${index}`,
            ruled(list({ type: "integer" }, { maxItems: 1000 - index }), "self.all(x, self.all(y, x == y))"),
          ]),
        ),
      ),
    ),
  },
  { schema: ruled(withSpec(text({ maxLength: 10 })), "self.spec.size() > 1", "self.metadata.name.contains('a')") },
  { schema: ruled(withSpec(text({ maxLength: 10 })), "self.metadata.generateName == self.kind") },
]);
