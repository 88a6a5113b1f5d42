import fc from "fast-check";
import { expect, test } from "vitest";
import { digests } from "../testing/digests.ts";
import { composeName, composeWithSuffix } from "./compose.ts";

const long = "abcdefghi-".repeat(7);

// Answers of the existing system's own functions.
test.each([
  [["run", "step"], "run-step"],
  [["  Story Name  ", "%%%"], "story-name"],
  [["!!!"], "resource"],
  [["a.b_c", "D"], "a-b-c-d"],
  [["run-1", "par", "branch"], "run-1-par-branch"],
  [[long, long], "abcdefghi-abcdefghi-abcdefghi-abcdefghi-abcdefghi-4105783da912"],
  [[`${"a".repeat(49)}-b`, "c".repeat(20)], `${"a".repeat(49)}-c7f07ca3ad27`],
  [["run", "x".repeat(59)], `run-${"x".repeat(59)}`],
  [["run", "x".repeat(60)], `run-${"x".repeat(46)}-e76e77908571`],
])("%j make %s", (parts, name) => {
  expect(composeName(digests, ...parts)).toBe(name);
});

test.each([
  ["demo-run", "engram-runner", "demo-run-engram-runner"],
  ["!!!", "stdio", "resource-stdio"],
  [long, "engram-runner", "abcdefghi-abcdefghi-abcdefghi-abcdef-cdf344db0be5-engram-runner"],
  [`${"a".repeat(35)}-bcdefghijklmnopqrst`, "engram-runner", `${"a".repeat(35)}-ccbc8ed65f31-engram-runner`],
  ["a", "", "a"],
  ["base", "y".repeat(60), `${"y".repeat(50)}-74842d89598f`],
])("%s before %s makes %s", (base, suffix, name) => {
  expect(composeWithSuffix(digests, base, suffix)).toBe(name);
});

test("every name is a DNS label", () => {
  const text = fc.string({ unit: "binary", maxLength: 90 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), text, (parts, suffix) => {
      for (const name of [composeName(digests, ...parts), composeWithSuffix(digests, parts.join(""), suffix)]) {
        expect(name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
        expect(name.length).toBeLessThanOrEqual(63);
      }
    }),
  );
});
