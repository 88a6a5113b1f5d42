import { expect, test } from "vitest";
import { recordOf } from "../testing/decisions.ts";
import { wanted } from "./wanted.ts";

const is = (given: Parameters<typeof wanted>[0], type: string) => wanted(given)(recordOf({ at: 0, type, data: {} }));

test("all records are sent unless types or classes are named, and then those of both", () => {
  expect(is({}, "admission.decided")).toBe(true);
  expect(is({ types: ["policy.*", "log.gap"] }, "policy.changed")).toBe(true);
  expect(is({ types: ["policy.*", "log.gap"] }, "admission.decided")).toBe(false);
  expect(is({ classes: ["decision"] }, "admission.decided")).toBe(true);
  expect(is({ classes: ["decision"] }, "log.gap")).toBe(false);
  expect(is({ classes: ["log"], types: ["log.gap"] }, "log.opened")).toBe(false);
  expect(is({ classes: ["log", "act", "decision"] }, "none.such")).toBe(false);
});

test("what is no record is not of a type that is named", () => {
  expect(wanted({ types: ["*"] })(Buffer.from("{"))).toBe(true);
  expect(wanted({ types: ["a*"] })(Buffer.from("{"))).toBe(false);
});
