import { expect, test } from "vitest";
import { dialectOf, speaks, unknownDialect } from "./dialect.ts";

test.each([
  [undefined, "either"],
  ["http://json-schema.org/draft-07/schema#", "7"],
  ["https://json-schema.org/draft-07/schema", "7"],
  ["http://json-schema.org/draft-06/schema#", "7"],
  ["https://json-schema.org/draft/2020-12/schema", "2020-12"],
  ["http://json-schema.org/draft-04/schema#", undefined],
  ["https://json-schema.org/draft/2019-09/schema", undefined],
  ["toString", undefined],
  [7, undefined],
])("%j is %s", (given, expected) => {
  expect(dialectOf(given)).toBe(expected);
});

test("a keyword counts in the drafts that have it", () => {
  expect([speaks("7", "prefixItems"), speaks("2020-12", "prefixItems"), speaks("either", "prefixItems")]).toEqual([
    false,
    true,
    true,
  ]);
  expect([speaks("7", "additionalItems"), speaks("2020-12", "additionalItems")]).toEqual([true, false]);
  expect(unknownDialect(7)).toMatchObject({
    message: "7 is not a known draft",
    fix: expect.stringMatching(/^write "https/),
  });
});
