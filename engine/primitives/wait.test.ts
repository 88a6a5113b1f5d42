import { expect, test } from "vitest";
import { wait } from "./wait.ts";

test("the condition and the times", () => {
  expect(wait.read({ until: "{{ inputs.ready }}", timeout: "5s" })).toEqual({
    value: { until: "{{ inputs.ready }}", timeout: 5_000 },
    problems: [],
  });
});

test("a missing or blank condition is a problem at until", () => {
  for (const given of [undefined, {}, { until: " " }, { Until: "true" }]) {
    const found = wait.read(given).problems.filter(({ kind }) => kind === "required");
    expect(found.map(({ path }) => path)).toEqual([["until"]]);
  }
});
