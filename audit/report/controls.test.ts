import { expect, test } from "vitest";
import { controls, controlsOf, sections } from "./controls.ts";

test("every standard that is named has controls, each once, and every part is evidence about some", () => {
  const ids = controls.map(({ standard, id }) => `${standard} ${id}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...new Set(controls.map(({ standard }) => standard))].length).toBe(5);
  for (const section of ["integrity", "decisions", "refusals", "exceptions", "policies", "acts", "readings"] as const)
    expect(controlsOf(section).length, sections[section]).toBeGreaterThan(2);
});
