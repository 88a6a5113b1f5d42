import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAddress, readAddress } from "./address.ts";

describe("addresses", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["::", "::"],
    ["::1", "::1"],
    ["1::", "1::"],
    ["2001:DB8::1", "2001:db8::1"],
    ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
    ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"],
    ["::1.2.3.4", "::102:304"],
    ["1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"],
  ])("%s reads as %s", (text, canonical) => {
    const address = readAddress(text);
    expect(address && formatAddress(address)).toBe(canonical);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "01.2.3.4",
    "256.0.0.1",
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::8",
    "12345::",
    "1.2.3.4::",
    "::1%eth0",
    `${"0".repeat(50)}::`,
  ])("%j is none", (text) => {
    expect(readAddress(text)).toBeUndefined();
  });

  it("come back from their canonical form", () => {
    const bytes = fc.oneof(
      ...[4, 16].map((length) => fc.array(fc.constantFrom(0, 1, 255), { minLength: length, maxLength: length })),
    );
    fc.assert(
      fc.property(bytes, (address) => {
        expect(readAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });
});
