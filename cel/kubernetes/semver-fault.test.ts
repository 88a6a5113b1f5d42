import { expect, test } from "vitest";
import { semverFault } from "./semver-fault.ts";

test.each([
  ["", "Version string empty"],
  ["v1.2", "No Major.Minor.Patch elements found"],
  ["v1.2.3", 'Invalid character(s) found in major number "v1"'],
  ["1.02.3", 'Minor number must not contain leading zeroes "02"'],
  ["1.2.", 'strconv.ParseUint: parsing "": invalid syntax'],
  ["1.2.3-a..b", "Prerelease is empty"],
  ["1.2.3-01", 'Numeric PreRelease version must not contain leading zeroes "01"'],
  ["1.2.3+a_b", 'Invalid character(s) found in build meta data "a_b"'],
  ["99999999999999999999.0.0", 'strconv.ParseUint: parsing "99999999999999999999": value out of range'],
])("%s is no version: %s", (text, why) => {
  expect(semverFault(text)).toBe(why);
});
