import { expect, test } from "vitest";
import { compile } from "../compile.ts";
import { kubernetes } from "../testing/evaluate.ts";

test.each([
  [
    "'a'.matches('(')",
    [{ message: "invalid matches argument", at: 12, hint: "error parsing regexp: missing closing ): `(`" }],
  ],
  ["duration('x')", [{ message: "invalid duration argument", at: 9, hint: expect.stringContaining("conversion") }]],
  ["int('x')", [{ message: "type conversion error from 'string' to 'int'", at: 3 }]],
])("%s", (source, issues) => {
  expect(compile(source, kubernetes)).toEqual({ issues });
});
