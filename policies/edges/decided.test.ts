import { expect, test } from "vitest";
import { executing, grant, steps, story } from "../examples/objects.ts";
import type { Settings } from "../settings.ts";
import { judgeExample } from "../testing/closed-world.ts";
import { withRefused } from "./decided.ts";

const object = steps(executing("child", "other", { namespace: "shared" }), executing("near", "home"));
const related = [
  story({}, { name: "other", namespace: "shared" }),
  story({}, { name: "home" }),
  grant("Story", "Story", "other"),
];
const to = { group: "bubustack.io", kind: "Story", namespace: "shared", name: "other" };
const path = "spec.steps[0].with.storyRef";
const decided = (crossNamespace: Settings["crossNamespace"], more: object = {}) =>
  judgeExample({ object, related, settings: { crossNamespace }, ...more }).edges;

test("each reference into another namespace is decided, and by what", () => {
  expect(decided("deny")).toEqual([{ path, to, allowed: false, setting: "deny", rule: "story/edges-allowed" }]);
  expect(decided("allow")).toEqual([{ path, to, allowed: true, setting: "allow" }]);
  expect(decided("grant")).toEqual([{ path, to, allowed: true, setting: "grant", grant: "demo" }]);
  expect(decided("grant", { related: related.slice(0, 2) })).toEqual([
    { path, to, allowed: false, setting: "grant", rule: "story/edges-allowed" },
  ]);
});

test("a change that leaves the spec as it is decides none", () => {
  const metadata = { ...JSON.parse(JSON.stringify(object)).metadata, labels: { a: "b" } };
  expect(decided("allow", { old: object, object: { ...object, metadata } })).toBeUndefined();
  expect(decided("allow", { old: story(), object })).toHaveLength(1);
  expect(decided("allow", { object: story() })).toBeUndefined();
});

test("what policies refuse is refused, whatever let it pass before; what was refused stays with the first that did", () => {
  const granted = { path, to, allowed: true, setting: "grant", grant: "demo" } as const;
  const refusal = { path, to, allowed: false, rule: "clusterpolicies/p/r" };
  const other = { ...refusal, path: "spec.steps[1].with.storyRef" };
  expect(withRefused([granted], [refusal, other])).toEqual([{ ...granted, ...refusal }, other]);
  const denied = { path, to, allowed: false, setting: "deny", rule: "story/edges-allowed" } as const;
  expect(withRefused([denied], [refusal])).toEqual([denied]);
});
