import { expect, test } from "vitest";
import { isSuite, readSuite } from "./read-suite.ts";

const head = { apiVersion: "cli.bubustack.io/v1alpha1", kind: "PolicySuite" };
const one = { name: "a", object: "a.yaml", set: { "spec.x": null }, allowed: true };

test("a suite is read as it is", () => {
  expect(isSuite(head)).toBe(true);
  expect(isSuite({ kind: "Pod" })).toBe(false);
  const whole = { ...head, tests: [one], given: ["a", { kind: "B" }] };
  expect(readSuite(whole)).toEqual({ suite: { ...head, tests: [one], given: ["a", { kind: "B" }] } });
});

test("all that is wrong is told, with its place", () => {
  const problems = (rest: object) => {
    const read = readSuite({ ...head, ...rest });
    return "problems" in read ? read.problems : [];
  };
  expect(problems({ tests: [] })).toEqual([expect.stringMatching(/^tests: .*1/)]);
  expect(problems({ tests: [{ name: "a", alowed: true }], polices: [] })).toEqual([
    "tests[0].alowed: is no field of a suite",
    "polices: is no field of a suite",
    expect.stringContaining("tests[0].allowed: is required"),
  ]);
  expect(problems({ tests: [{ ...one, at: "Lunch" }] })).toEqual([expect.stringContaining("Launch")]);
  expect(problems({ tests: [one, one] })).toEqual(['tests: two are named "a"']);
});
