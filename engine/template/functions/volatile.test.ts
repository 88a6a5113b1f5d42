import { expect, test } from "vitest";
import { evaluated, failed, testHost } from "../testing/evaluated.ts";

const allowed = () => ({ host: testHost(), volatile: true });

test.each([
  ['{{ now | date "2006-01-02T15:04:05.000" }}', /^2023-11-14T22:13:20\.123$/],
  ["{{ randAlpha 5 }}", /^[A-Za-z]{5}$/],
  ["{{ randAlphaNum 5 }}", /^[A-Za-z0-9]{5}$/],
  ["{{ randNumeric 5 }}", /^[0-9]{5}$/],
  ["{{ randAscii 5 }}", /^[ -~]{5}$/],
  ["{{ uuidv4 }}", /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
])("%s", (text, pattern) => {
  expect(evaluated(text, {}, allowed())).toMatch(pattern);
});

test("randInt is from the first up to below the second", () => {
  expect([2, 3, 4]).toContain(evaluated("{{ randInt 2 5 }}", {}, allowed()));
  expect(failed("{{ randInt 5 2 }}", {}, allowed()).kind).toBe("value");
  expect(failed("{{ randAlpha -1 }}", {}, allowed()).kind).toBe("value");
  expect(failed("{{ len (randNumeric 3000000) }}", {}, allowed()).kind).toBe("budget");
});

test("without leave there is no clock and no chance", () => {
  for (const name of ["now", "uuidv4", "randInt 1 2", "randAlpha 1"])
    expect(failed(`{{ ${name} }}`).kind).toBe("unavailable");
});
