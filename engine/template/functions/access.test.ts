import { expect, test } from "vitest";
import { evaluated, failed } from "../testing/evaluated.ts";

const scope = { m: { b: 2, a: "x", c: { d: [10] } }, l: [1, 2], u: "é" };

test.each<[string, unknown]>([
  ['{{ index .m "c" "d" 0 }}', 10],
  ["{{ index .l (add 0 1) }}", 2],
  ["{{ len .u | print }}", "2"],
  ["{{ len .missing }}", 0],
  ['{{ get .m "z" }}', ""],
  ['{{ hasKey .m "toString" }}', false],
  ['{{ dig "c" "d" "none" .m }}', [10]],
  ['{{ dig "c" "z" "none" .m }}', "none"],
  ['{{ pluck "a" .m .m }}', ["x", "x"]],
  ["{{ keys .m }}", ["a", "b", "c"]],
  ["{{ values .m }}", ["x", 2, { d: [10] }]],
  ['{{ pick .m "a" "zz" }}', { a: "x" }],
  ['{{ omit .m "c" "a" }}', { b: 2 }],
  ['{{ dict "a" 1 "b" }}', { a: 1, b: "" }],
])("%s", (text, value) => {
  expect(evaluated(text, scope)).toEqual(value);
});

test.each(['{{ dig "a" "b" "none" .m }}', "{{ len (add 1 1) }}", "{{ index .l 5 | print }}", "{{ index nil }}"])(
  "%s is refused",
  (text) => {
    expect(failed(text, scope).kind).toBe("value");
  },
);

test("a key such as __proto__ makes no mischief", () => {
  const made = evaluated('{{ dict "__proto__" (dict "polluted" 1) }}');
  expect(Object.keys(made ?? {})).toEqual(["__proto__"]);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});
