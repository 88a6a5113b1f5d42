import { expect, test } from "vitest";
import { evaluated } from "../testing/evaluated.ts";

test.each([
  ['{{ base "/a/b.txt" }}', "b.txt"],
  ['{{ base "///" }}', "/"],
  ['{{ dir "a/b/../c" }}', "a"],
  ['{{ clean "/../a//./b" }}', "/a/b"],
  ['{{ clean "../a/../.." }}', "../.."],
  ['{{ ext "a.tar.gz" }}', ".gz"],
  ['{{ isAbs "/a" }}', true],
  ['{{ osBase "a/b" }}', "b"],
])("%s is %s", (text, value) => {
  expect(evaluated(text)).toBe(value);
});
