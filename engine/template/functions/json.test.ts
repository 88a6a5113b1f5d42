import { expect, test } from "vitest";
import { evaluated, failed } from "../testing/evaluated.ts";

test.each<[string, unknown]>([
  ['{{ fromJson "[1,{}]" }}', [1, {}]],
  ['{{ fromJson "{" }}', null],
  ['{{ fromJson "1e999" }}', null],
  ["{{ toJson .h }}", '"\\u003c"'],
  ["{{ toRawJson .h }}", '"<"'],
  ["{{ toPrettyJson .l }}", "[\n  1\n]"],
])("%s", (text, value) => {
  expect(evaluated(text, { h: "<", l: [1] })).toEqual(value);
});

test("what is no JSON is refused where it must be some", () => {
  expect(failed('{{ mustFromJson "{" }}').kind).toBe("value");
  expect(failed('{{ mustToJson (float64 "inf") }}').kind).toBe("value");
});
