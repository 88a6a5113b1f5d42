import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "./access.ts";
import { describeRules, quoted, uncovered } from "./covers.ts";
import type { Rule } from "./rule.ts";
import { ruleAllows } from "./rule.ts";

const none: Rule = { verbs: [], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: [] };
const pods: Rule = { ...none, verbs: ["get", "list"], apiGroups: [""], resources: ["pods"] };

test("what is missing is named in its smallest pieces, those of one resource together", () => {
  const missing = uncovered([{ ...pods, verbs: ["get"] }], [{ ...pods, verbs: ["get", "list", "watch"] }]);
  expect(describeRules(missing ?? [])).toEqual(['{APIGroups:[""], Resources:["pods"], Verbs:["list" "watch"]}']);
  expect(uncovered([pods], [pods])).toEqual([]);
});

test("a right on some names is none on all, all names are each name", () => {
  expect(uncovered([{ ...pods, resourceNames: ["x"] }], [pods])).toHaveLength(2);
  expect(uncovered([pods], [{ ...pods, resourceNames: ["x", "y"] }])).toEqual([]);
});

test("patterns hold what they stand for", () => {
  const status = { ...pods, resources: ["pods/status"] };
  expect(uncovered([{ ...pods, resources: ["*/status"] }], [status])).toEqual([]);
  expect(uncovered([pods], [status])).toHaveLength(2);
  const paths = { ...none, verbs: ["get"], nonResourceURLs: ["/api/*"] };
  expect(uncovered([paths], [{ ...paths, nonResourceURLs: ["/api/v1"] }])).toEqual([]);
  expect(describeRules([paths])).toEqual(['{NonResourceURLs:["/api/*"], Verbs:["get"]}']);
});

test("rules with too many pieces are not compared", () => {
  const many = Array.from({ length: 1000 }, (_, i) => `r${i}`);
  expect(uncovered([pods], [{ ...pods, apiGroups: many, resources: many }])).toBeUndefined();
});

test("lists are shown as Go shows them", () => expect(quoted(["a", 'b"'])).toBe('["a" "b\\""]'));

const word = fc.constantFrom("a", "b", "*", "a/b", "*/b");
const words = fc.array(word, { maxLength: 3 });
const anyRule = fc.record({
  verbs: words,
  apiGroups: words,
  resources: words,
  resourceNames: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
  nonResourceURLs: fc.array(fc.constantFrom("/a", "/a/*", "*"), { maxLength: 2 }),
});
const anyAccess: fc.Arbitrary<Access> = fc.oneof(
  fc.record({
    type: fc.constant("resource" as const),
    verb: fc.constantFrom("a", "b"),
    group: fc.constantFrom("a", "b"),
    resource: fc.constantFrom("a", "c"),
    subresource: fc.constantFrom("", "b"),
    namespace: fc.constant("n"),
    name: fc.constantFrom("", "x", "y"),
  }),
  fc.record({
    type: fc.constant("path" as const),
    verb: fc.constantFrom("a", "b"),
    path: fc.constantFrom("/a", "/a/b", "/c"),
  }),
);

test("rules that are covered allow nothing that is not held", () => {
  fc.assert(
    fc.property(
      fc.array(anyRule, { maxLength: 3 }),
      fc.array(anyRule, { maxLength: 3 }),
      anyAccess,
      (held, wanted, access) => {
        if (uncovered(held, wanted)?.length !== 0) return;
        if (wanted.some((rule) => ruleAllows(rule, access)))
          expect(held.some((rule) => ruleAllows(rule, access))).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
