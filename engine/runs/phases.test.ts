import { phases } from "@bubustack/api/shared/status";
import { describe, expect, test } from "vitest";
import { effectClaimPhases, hasEnded, mayFollow, stepRunPhases, storyRunPhases, triggerDecisions } from "./phases.ts";

describe.each([
  ["StoryRun", storyRunPhases],
  ["StepRun", stepRunPhases],
])("the phases of a %s", (_, machine) => {
  test("are those of the schema, and none yet", () => {
    expect(Object.keys(machine).sort()).toEqual(["", ...phases].sort());
    for (const to of Object.values(machine).flat()) expect(phases).toContain(to);
  });

  test("end for good, in any way, also at once", () => {
    for (const from of phases) {
      if (hasEnded(from)) expect(machine[from]).toEqual([]);
      else expect(mayFollow(machine, from, "Failed")).toBe(true);
    }
    expect(mayFollow(machine, "", "Succeeded")).toBe(true);
  });

  test("are never cleared", () => {
    for (const from of phases) expect(mayFollow(machine, from, "")).toBe(false);
  });
});

test.each([
  [storyRunPhases, "", "Running", true],
  [storyRunPhases, "Pending", "Running", true],
  [storyRunPhases, "Running", "Paused", true],
  [storyRunPhases, "Running", "Pending", false],
  [storyRunPhases, "Succeeded", "Finished", false],
  [storyRunPhases, "Succeeded", "Succeeded", true],
  [stepRunPhases, "Running", "Pending", true],
  [stepRunPhases, "Failed", "Running", false],
  [triggerDecisions, "", "Rejected", true],
  [triggerDecisions, "Pending", "Created", true],
  [triggerDecisions, "Created", "Rejected", false],
  [effectClaimPhases, "Released", "Reserved", true],
  [effectClaimPhases, "Completed", "Reserved", false],
  [storyRunPhases, "constructor", "Running", false],
])("%# from %s to %s", (machine, from, to, expected) => {
  expect(mayFollow(machine, from, to)).toBe(expected);
});
