import { expect, test } from "vitest";
import { sleep } from "./sleep.ts";

test("the duration is read in milliseconds, a template is left alone", () => {
  expect(sleep.read({ duration: "1.5s" })).toEqual({ value: { duration: 1_500 }, problems: [] });
  expect(sleep.read({ duration: "{{ inputs.pause }}" })).toEqual({ value: {}, problems: [] });
});

test("without a usable duration there is a problem", () => {
  for (const given of [
    undefined,
    {},
    { duration: "" },
    { duration: "soon" },
    { duration: "-1s" },
    { duration: 5 },
    "1s",
  ]) {
    expect(sleep.read(given).problems.length).toBeGreaterThan(0);
  }
});
