import { annotations } from "@bubustack/api/keys";
import { storyRunPhases } from "@bubustack/engine/runs/phases";
import { expect, test } from "vitest";
import { line } from "../finding.ts";
import { generationFindings, phaseFindings, redriven } from "./status.ts";

const phase = (from?: string, to?: string) =>
  phaseFindings(["status", "phase"], storyRunPhases, from, to, "f").map((one) => line({ ...one, rule: "r" }));

test("a phase that does not follow is named with the one before", () => {
  expect(phase("Running", "Succeeded")).toEqual([]);
  expect(phase(undefined, undefined)).toEqual([]);
  expect(phase("Succeeded", "Running")).toEqual(['status.phase: "Succeeded" cannot become "Running"; f [r]']);
  expect(phase("Running")).toEqual(['status.phase: "Running" cannot be cleared; f [r]']);
});

test("the observed generation goes up, also from nothing", () => {
  const of = (observedGeneration?: number) => ({
    status: observedGeneration === undefined ? {} : { observedGeneration },
  });
  expect(generationFindings(of(3), of(3))).toEqual([]);
  expect(generationFindings(of(1), of())).toEqual([]);
  expect(generationFindings(of(1), undefined)).toEqual([]);
  expect(generationFindings(of(8), of(9))[0]?.message).toBe("8 is older than the 9 that is there");
  expect(generationFindings(of(), of(3))).toHaveLength(1);
});

test("a wish to repeat is open until it was acted on", () => {
  const run = (given: { readonly [key: string]: string }) => ({ metadata: { annotations: given } });
  expect(redriven({})).toBe(false);
  expect(redriven(run({ [annotations.redriveToken]: "2" }))).toBe(true);
  expect(redriven(run({ [annotations.redriveToken]: "2", [annotations.redriveObserved]: "1" }))).toBe(true);
  expect(redriven(run({ [annotations.redriveToken]: "2", [annotations.redriveObserved]: "2" }))).toBe(false);
  expect(redriven(run({ [annotations.redriveFromStep]: "a:1" }))).toBe(true);
});
