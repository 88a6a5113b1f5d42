import { expect, test } from "vitest";
import { comparePrereleases, parseVersion } from "./version.ts";

test.each([
  ["1.2.3", "1.2.3"],
  ["v1.2", "1.2.0"],
  ["1", "1.0.0"],
  ["1.2.3-rc.1+b.5", "1.2.3-rc.1+b.5"],
])("%s is %s", (text, shown) => {
  expect(parseVersion(text)?.toString()).toBe(shown);
});

test.each(["", "a", "1.2.3.4", "1.2.3-01", "1.2.3-", "1..2", "99999999999999999999.0.0"])(
  "%j is no version",
  (text) => {
    expect(parseVersion(text)).toBeUndefined();
  },
);

test("versions are in the order of the specification", () => {
  const ordered = [
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "1.1.0",
    "2.0.0",
  ];
  const shuffled = [...ordered].reverse().flatMap((text) => parseVersion(text) ?? []);
  expect(shuffled.sort((a, b) => a.compare(b)).map(String)).toEqual(ordered);
  expect(comparePrereleases("", "")).toBe(0);
});
