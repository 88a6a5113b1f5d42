import { expect, test } from "vitest";
import { testRun } from "../testing/evaluated.ts";
import { wrap } from "./wrap.ts";

test("lines break at blanks, longer words only where they must", () => {
  expect(wrap("a bb ccc dddd", 4, "\n", false, testRun())).toBe("a bb\nccc\ndddd");
  expect(wrap("aaaaaa bb", 3, "\n", false, testRun())).toBe("aaaaaa\nbb");
  expect(wrap("aaaaaa bb", 3, "|", true, testRun())).toBe("aaa|aaa|bb");
  expect(wrap("ab", 0, "|", true, testRun())).toBe("a|b");
});
