import { expect, test } from "vitest";
import { Double, Timestamp, Uint } from "../values/value.ts";
import { whyOfKubernetes } from "./why.ts";

test("texts that are no address, network or version", () => {
  expect(whyOfKubernetes("address", "x")).toBe(
    'IP Address "x" parse error during conversion from string: ParseAddr("x"): unable to parse IP',
  );
  expect(whyOfKubernetes("address", "fe80::1%eth0")).toBe('IP address "fe80::1%eth0" with zone value is not allowed');
  expect(whyOfKubernetes("address", "::ffff:1.2.3.4")).toBe('IPv4-mapped IPv6 address "::ffff:1.2.3.4" is not allowed');
  expect(whyOfKubernetes("network", "x")).toContain("netip.ParsePrefix(\"x\"): no '/'");
  expect(whyOfKubernetes("network", "::ffff:1.2.3.4/99")).toContain('IPv4-mapped IPv6 address "::ffff:1.2.3.4/99"');
  expect(whyOfKubernetes("version", "x")).toBe("No Major.Minor.Patch elements found");
});

test("types have the names of Go", () => {
  expect(["int", "null_type", "google.protobuf.Timestamp"].map((name) => whyOfKubernetes("type", name))).toEqual([
    "types.Int",
    "types.Null",
    "types.Timestamp",
  ]);
});

test.each([
  ["_<_", null, true],
  ["_>=_", {}, true],
  ["_<_", true, false],
  ["_<_", "a", false],
  ["_-_", [1], true],
  ["_-_", new Timestamp(0, 0), false],
  ["_+_", [1], false],
  ["_+_", true, true],
  ["_+_", new Uint8Array(1), false],
  ["_%_", new Double(1.5), true],
  ["-_", new Uint(1n), true],
  ["-_", false, false],
])("whether %s names itself beside %o: %s", (operator, left, named) => {
  expect(whyOfKubernetes(operator, "no such overload", left)).toBe(`no such overload${named ? `: ${operator}` : ""}`);
});

test("other errors of operators stay", () => {
  expect(whyOfKubernetes("_/_", "division by zero", 1)).toBe("division by zero");
});
