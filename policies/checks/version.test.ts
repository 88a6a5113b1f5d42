import { expect, test } from "vitest";
import { Block } from "../facts/block.ts";
import { stepFact } from "../facts/step.ts";
import type { Referred } from "../facts/targets.ts";
import { pinFindings, pinned } from "./version.ts";

const fact = stepFact({ name: "a" }, ["spec", "steps", 0], new Block("steps", ["spec", "steps"], []), 0);
const ask = { verb: "get", kind: "Engram", namespace: "default", name: "fetch" } as const;
const referred = (version?: string): Referred => ({
  namespace: "default",
  name: "fetch",
  ask,
  by: [version === undefined ? { fact } : { fact, version }],
});

test("a pin is compared only with an object that is there", () => {
  expect(pinFindings(referred("1"), ["ref"], undefined)).toEqual([]);
  expect(pinFindings(referred(), ["ref"], { spec: { version: "2" } })).toEqual([]);
  expect(pinFindings(referred("1"), ["ref"], { spec: { version: " 1" } })).toEqual([]);
});

test("what to pin instead is offered where the object has a version", () => {
  const [found] = pinFindings(referred("1"), ["ref"], { spec: { version: "2" } });
  expect(found).toMatchObject({ path: ["spec", "steps", 0, "ref", "version"], replacement: "2" });
  expect(pinFindings(referred("1"), ["ref"], { spec: {} })[0]?.replacement).toBeUndefined();
});

test("pinned says whether any step pins", () => {
  expect([pinned(referred("1")), pinned(referred())]).toEqual([true, false]);
});
