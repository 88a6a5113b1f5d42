import { expect, test } from "vitest";
import { evaluated, failed } from "../testing/evaluated.ts";

test.each([
  ["{{ add 1 2 .n }}", 6],
  ["{{ sub 1 .n }}", -2],
  ["{{ mul 2 .n }}", 6],
  ["{{ div -7 2 }}", -3],
  ["{{ mod -7 2 }}", -1],
  ["{{ add1 .n }}", 4],
  ["{{ max 1 .n 2 }}", 3],
  ["{{ min 4 .n }}", 3],
  ["{{ addf 0.1 0.2 }}", 0.3],
  ["{{ divf 1 4 }}", 0.25],
  ["{{ maxf 1.5 .n }}", 3],
  ["{{ minf 1.5 .n }}", 1.5],
  ["{{ floor 1.9 }}", 1],
  ["{{ ceil 1.1 }}", 2],
  ["{{ round 1.2345 2 }}", 1.23],
  ["{{ round 1.5 0 0.6 }}", 1],
  ['{{ int "0x10" }}', 16],
  ['{{ atoi "0x10" }}', 0],
  ['{{ atoi "99999999999999999999" }}', 2 ** 63],
  ['{{ toDecimal "777" }}', 511],
  ['{{ toDecimal "8" }}', 0],
])("%s is %d", (text, value) => {
  expect(evaluated(text, { n: 3 })).toBe(value);
});

test("divisions by zero are refused", () => {
  for (const text of ["{{ div 1 0 }}", "{{ mod 1 0 }}", "{{ divf 1 0 }}"])
    expect(failed(text)).toMatchObject({ kind: "value", message: "a division by zero" });
});
