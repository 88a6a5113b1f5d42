import { expect, test } from "vitest";
import { warnings } from "./warnings.ts";

test("each warning of a joined header is read, quotes unescaped", () => {
  expect(warnings('299 - "first, with a comma", 299 - "say \\"hi\\" \\\\"')).toEqual([
    "first, with a comma",
    'say "hi" \\',
  ]);
});

test("a date after the text is passed over", () => {
  expect(warnings('299 - "old" "Wed, 21 Oct 2015 07:28:00 GMT", 299 - "new"')).toEqual(["old", "new"]);
});

test("no header and headers of another form hold none", () => {
  expect(warnings(undefined)).toEqual([]);
  expect(warnings("nonsense")).toEqual([]);
});
