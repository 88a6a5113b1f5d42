import type { Step } from "@bubustack/api/bubustack/step";
import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { Block } from "../facts/block.ts";
import { stepInput } from "./step-input.ts";

const schema = { properties: { url: {}, headers: {}, limit: {} } };
const path = ["spec", "steps", 0];

function given(step: Partial<Step>, engramWith?: Json) {
  const block = new Block("steps", ["spec", "steps"], []);
  return stepInput({ step: { name: "a", ...step }, path, block, index: 0, node: 0 }, engramWith, schema);
}

test("the Engram's with, over it the step's, over both its runtime", () => {
  const engram = { url: "u", headers: { a: 1, b: { c: 1 } }, own: "configures the component" };
  const step = { with: { headers: { b: { d: 2 } }, limit: 5 }, runtime: { limit: { e: 1 } } };
  expect(given(step, engram).value).toEqual({ url: "u", headers: { a: 1, b: { c: 1, d: 2 } }, limit: { e: 1 } });
});

test("a step alone is its with, without a copy", () => {
  const own = { url: "u" };
  expect(given({ with: own }).value).toBe(own);
  expect(given({ with: own }, { own: 1 }).value).toBe(own);
  expect(given({}).value).toEqual({});
});

test("a template or reference in the place of a block is not merged with another", () => {
  const whole = { $bubuStorageRef: "a" };
  expect(given({ with: whole }, { url: "u" }).value).toBe(whole);
  expect(given({ with: { headers: whole } }, { headers: { a: 1 } }).value).toEqual({ headers: whole });
});

test("a finding goes where its part was written", () => {
  const { place } = given({ with: { headers: {} }, runtime: { limit: 1 } }, { url: "u", headers: { a: 1 } });
  expect(place(["headers", "a"])).toEqual([...path, "with", "headers", "a"]);
  expect(place(["limit"])).toEqual([...path, "runtime", "limit"]);
  expect(place(["url"])).toEqual([...path, "ref"]);
  expect(place(["missing"])).toEqual([...path, "with", "missing"]);
  expect(place([])).toEqual([...path, "with"]);
});

test("keys that every object has are only keys", () => {
  const odd: Json = JSON.parse('{ "url": 1, "headers": { "__proto__": { "x": 1 } } }');
  const { value } = given({ with: JSON.parse('{ "headers": { "__proto__": { "y": 2 } } }') }, odd);
  expect(JSON.stringify(value)).toBe('{"url":1,"headers":{"__proto__":{"x":1,"y":2}}}');
  expect({}).not.toHaveProperty("x");
});
