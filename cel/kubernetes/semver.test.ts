import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("semantic versions", () => {
  it.each([
    ["semver('1.2.3').major()", "1"],
    ["semver('1.2.3').minor()", "2"],
    ["semver('1.2.3').patch()", "3"],
    ["semver('1.2.3-alpha.1').isLessThan(semver('1.2.3-alpha.beta'))", "true"],
    ["semver('1.2.3').isGreaterThan(semver('1.2.3-rc.1'))", "true"],
    ["semver('1.10.0').compareTo(semver('1.9.0'))", "1"],
    ["semver('1.2.3+a') == semver('1.2.3+b')", "true"],
    ["isSemver('v1.2')", "false"],
    ["isSemver('v1.2', true)", "true"],
    ["semver('v01.2', true).compareTo(semver('1.2.0'))", "0"],
    ["isSemver('1.2-rc', true)", "false"],
    ["isSemver('01.2.3')", "false"],
    ["isSemver('18446744073709551616.0.0')", "false"],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
