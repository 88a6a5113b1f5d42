import { expect, test } from "vitest";
import { stop, terminalPhases } from "./stop.ts";

test("the phase is Succeeded unless it says another end", () => {
  expect(stop.read(undefined)).toEqual({ value: { phase: "Succeeded" }, problems: [] });
  for (const phase of terminalPhases) expect(stop.read({ phase }).value.phase).toBe(phase);
});

test("phases that are no end are refused", () => {
  for (const phase of ["Running", "Pending", "Paused", "succeeded", "{{ inputs.phase }}"]) {
    expect(stop.read({ phase }).problems.map(({ kind }) => kind)).toEqual(["choice"]);
  }
});
