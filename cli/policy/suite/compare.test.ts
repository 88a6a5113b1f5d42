import { expect, test } from "vitest";
import type { Answer } from "../eval/answer.ts";
import { refused } from "../eval/answer.ts";
import { differences } from "./compare.ts";
import type { Test } from "./schema.ts";

const { error: _, ...base } = refused("");
const finding = {
  policy: "p",
  kind: "ClusterPolicy",
  rule: "r",
  path: "spec.x",
  message: "too long",
  reason: "Invalid",
  action: "Deny",
} as const;
const said = (test: Partial<Test>, answer: Partial<Answer>) =>
  differences({ name: "t", allowed: true, ...test }, { ...base, allowed: true, ...answer });
const no = { allowed: false, findings: [finding] };

test("what is as expected", () => {
  expect(said({}, {})).toEqual([]);
  expect(said({ allowed: false }, no)).toEqual([]);
  expect(said({ allowed: false, findings: [{ contains: "long", action: "Deny" }] }, no)).toEqual([]);
  expect(said({ unverified: ["q"] }, { unverified: ["q"] })).toEqual([]);
  expect(said({ warnings: ["b", "a"] }, { warnings: ["a", "b"] })).toEqual([]);
  expect(said({ becomes: { a: { b: [1] } } }, { object: { a: { b: [1], c: 2 }, d: 3 } })).toEqual([]);
  expect(said({ auditAnnotations: { a: "b" } }, { auditAnnotations: { a: "b", c: "d" } })).toEqual([]);
});

test("the verdict is another one", () => {
  expect(said({}, no)).toEqual([
    "expected to be allowed, was refused",
    'deny: ClusterPolicy "p": spec.x: too long [r]',
  ]);
  expect(said({ allowed: false }, {})).toEqual(["expected to be refused, was allowed"]);
  expect(said({}, { error: "the line is no JSON" })).toEqual(["not judged: the line is no JSON"]);
});

test("what could not be judged does not pass", () => {
  expect(said({}, { unverified: ["q"] })).toEqual(['policy "q" could not be judged by with what is given']);
  expect(said({ unverified: [] }, { unverified: ["q"] })).toEqual(['not expected: unverified policy "q"']);
});

test("a policy that is broken is no refusal, unless a finding says so", () => {
  const broken = { allowed: false, findings: [{ ...finding, error: "expression" as const }] };
  expect(said({ allowed: false }, broken)).toEqual([
    expect.stringContaining("could not be evaluated"),
    expect.stringContaining("too long"),
  ]);
  expect(said({ allowed: false, findings: [{ rule: "r" }] }, broken)).toEqual([]);
});

test("findings are all of them, whatever their order", () => {
  const two = { allowed: false, findings: [finding, { ...finding, path: "spec.y" }] };
  expect(said({ allowed: false, findings: [{ policy: "p" }, { path: "spec.x", policy: "p" }] }, two)).toEqual([]);
  expect(said({ allowed: false, findings: [{ path: "spec.x" }] }, two)).toEqual([
    'not expected: deny: ClusterPolicy "p": spec.y: too long [r]',
  ]);
  expect(said({ allowed: false, findings: [{ path: "z" }] }, no)).toEqual([
    'no finding is {"path":"z"}',
    'not expected: deny: ClusterPolicy "p": spec.x: too long [r]',
  ]);
});

test("warnings, annotations and changes that are others", () => {
  expect(said({ warnings: ["a"] }, { warnings: ["b"] })).toEqual(['no warning is "a"', 'not expected: warning "b"']);
  expect(said({ auditAnnotations: { a: "b" } }, {})).toEqual(['auditAnnotations.a: expected "b", found nothing']);
  expect(said({ becomes: { a: [1, 2] } }, { object: { a: [1] } })).toEqual(["becomes.a: expected [1,2], found [1]"]);
});
