import { expect, test } from "vitest";
import { evaluated } from "../testing/evaluated.ts";

test.each([
  ["{{ eq .n 1 2 3 }}", true],
  ["{{ eq .n 1 2 }}", false],
  ["{{ ne .n 3 }}", false],
  ["{{ lt 1 .n }}", true],
  ["{{ le .n 3.0 }}", true],
  ['{{ gt "b" "a" }}', true],
  ["{{ ge 2 .n }}", false],
  ["{{ not .missing }}", true],
])("%s is %s", (text, value) => {
  expect(evaluated(text, { n: 3 })).toBe(value);
});
