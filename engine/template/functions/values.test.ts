import { expect, test } from "vitest";
import { evaluated, failed } from "../testing/evaluated.ts";

const scope = { s: "a", e: "", n: 0, l: [1], none: [], m: {}, t: true };

test.each<[string, unknown]>([
  ['{{ default "d" .e }}', "d"],
  ['{{ .s | default "d" }}', "a"],
  ["{{ empty .n }}", true],
  ["{{ coalesce .e .n .s }}", "a"],
  ["{{ all .s .l }}", true],
  ["{{ any .e .none }}", false],
  ['{{ ternary "y" "n" .t }}', "y"],
  ["{{ exists .missing }}", false],
  ["{{ exists .e }}", true],
  ["{{ sample .l }}", [1]],
  ["{{ type_of .l }}", "array"],
  ["{{ type_of 1 }}", "number"],
  ['{{ type_of (toDate "2006" "2020") }}', "object"],
  ["{{ typeOf 1 }}", "int"],
  ['{{ kindIs "map" .m }}', true],
  ['{{ typeIsLike "semver.Version" (semver "1.0.0") }}', true],
  ["{{ deepEqual .l (list 1.0) }}", true],
])("%s", (text, value) => {
  expect(evaluated(text, scope)).toEqual(value);
});

test("fail fails with the template's own words", () => {
  expect(failed('{{ fail "no city" }}')).toMatchObject({ kind: "fail", message: "no city" });
});

test("hash_of takes texts, and nothing can be called but functions", () => {
  expect(failed("{{ hash_of .l }}", scope).kind).toBe("value");
  expect(failed("{{ call .s }}", scope).message).toBe("a text is no function to call");
});
