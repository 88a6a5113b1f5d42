import { expect, test } from "vitest";
import { evaluated, failed } from "../testing/evaluated.ts";

const scope = { l: [1, 2, 3], w: ["b", "a", "b"], none: [], mixed: [0, "", null, "x"] };

test.each<[string, unknown]>([
  ["{{ first .l }}", 1],
  ["{{ last .none }}", null],
  ["{{ rest .l }}", [2, 3]],
  ["{{ initial .l }}", [1, 2]],
  ["{{ append .l 4 }}", [1, 2, 3, 4]],
  ["{{ prepend .l 0 }}", [0, 1, 2, 3]],
  ["{{ concat .l .w }}", [1, 2, 3, "b", "a", "b"]],
  ["{{ reverse .l }}", [3, 2, 1]],
  ["{{ uniq .w }}", ["b", "a"]],
  ['{{ without .w "b" }}', ["a"]],
  ['{{ has "a" .w }}', true],
  ["{{ has 1 nil }}", false],
  ["{{ slice .l 1 2 }}", [2]],
  ["{{ compact .mixed }}", ["x"]],
  ["{{ sortAlpha .w }}", ["a", "b", "b"]],
  ['{{ join "," .mixed }}', "0,,x"],
  ["{{ toStrings .l }}", ["1", "2", "3"]],
  ['{{ split "/" "a/b" }}', { _0: "a", _1: "b" }],
  ['{{ splitList "" "aé" }}', ["a", "é"]],
  ['{{ splitn "/" 2 "a/b/c" }}', { _0: "a", _1: "b/c" }],
  ["{{ mustLast .l }}", 3],
  ["{{ mustSlice .l 1 }}", [2, 3]],
])("%s", (text, value) => {
  expect(evaluated(text, scope)).toEqual(value);
});

test.each(["{{ first 1 }}", "{{ slice .l 2 1 }}", "{{ slice .l 0 9 }}", "{{ concat .l 1 }}", "{{ mustFirst nil }}"])(
  "%s is refused",
  (text) => {
    expect(failed(text, scope).kind).toBe("value");
  },
);

test("what is handed in stays as it is", () => {
  const l = Object.freeze(["b", "a"]);
  evaluated("{{ sortAlpha .l }}{{ reverse .l }}{{ append .l 1 }}", { l });
  expect(l).toEqual(["b", "a"]);
});
