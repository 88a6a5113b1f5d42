import { expect, test } from "vitest";
import { parseVersion } from "./version.ts";
import { fulfils, parseConstraints } from "./version-constraint.ts";

function check(constraints: string, version: string): boolean | undefined {
  const [parsed, found] = [parseConstraints(constraints), parseVersion(version)];
  return parsed === undefined || found === undefined ? undefined : fulfils(found, parsed);
}

test.each([
  [">=1.2, <2", "1.9.0", true],
  [">=1.2 <2", "2.0.0", false],
  ["^1.2.3", "1.9.0", true],
  ["^0.2.3", "0.3.0", false],
  ["~1.2.3", "1.2.9", true],
  ["~1", "2.0.0", false],
  ["1.x", "1.7.0", true],
  ["*", "9.0.0", true],
  ["!=1.2.x", "1.2.5", false],
  ["1.2 - 1.4", "1.4.9", true],
  ["<1 || >2", "3.0.0", true],
  ["<2.0.0", "2.0.0-rc1", false],
])("%s and %s: %s", (constraints, version, holds) => {
  expect(check(constraints, version)).toBe(holds);
});

test.each(["bad", ">", ">=1.2 foo", "1.2.3,"])("%s constrains nothing", (text) => {
  expect(parseConstraints(text)).toBeUndefined();
});
