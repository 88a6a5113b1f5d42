import fc from "fast-check";
import { expect, test } from "vitest";
import { readAddress } from "./address.ts";
import { addressFault, networkFault } from "./address-fault.ts";

test.each([
  ["localhost", "unable to parse IP"],
  ["a.b", 'unexpected character (at "a.b")'],
  ["1.2.3", "IPv4 address too short"],
  ["1..2.3", 'IPv4 field must have at least one digit (at ".2.3")'],
  ["1:2:3", "address string too short"],
  ["1::2::3", 'multiple :: in address (at ":3")'],
  ["::1.2.3", "IPv4 address too short"],
  ["fe80::1%", "zone must be a non-empty string"],
])("%s is no address: %s", (text, why) => {
  expect(addressFault(text)).toBe(`ParseAddr(${JSON.stringify(text)}): ${why}`);
});

test.each([
  ["10.0.0.0", "no '/'"],
  ["10.0.0.0/33", "prefix length out of range"],
  ["10.0.0.0/08", 'bad bits after slash: "08"'],
  ["fe80::1%eth0/64", "IPv6 zones cannot be present in a prefix"],
])("%s is no network: %s", (text, why) => {
  expect(networkFault(text)).toBe(`netip.ParsePrefix(${JSON.stringify(text)}): ${why}`);
});

test("whatever is no address has a reason of its own", () => {
  const odd = fc.string({ unit: fc.constantFrom("0", "1", "f", "g", ".", ":", "%"), maxLength: 24 });
  fc.assert(
    fc.property(odd, (text) => {
      if (readAddress(text) !== undefined || text.includes("%")) return;
      expect(addressFault(text).endsWith("unable to parse IP")).toBe(!/[.:]/.test(text));
    }),
  );
});
