import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ipBytes } from "./ip.ts";

const hex = (text: string) => Buffer.from(ipBytes(text) ?? []).toString("hex");

describe("ipBytes", () => {
  test.each([
    ["127.0.0.1", "7f000001"],
    ["::", "0".repeat(32)],
    ["::1", `${"0".repeat(31)}1`],
    ["fe80::", `fe80${"0".repeat(28)}`],
    ["2001:db8::8a2e:370:7334", "20010db80000000000008a2e03707334"],
    ["::ffff:10.1.2.3", "00000000000000000000ffff0a010203"],
    ["1:2:3:4:5:6:7::", "00010002000300040005000600070000"],
  ])("%s", (text, expected) => expect(hex(text)).toBe(expected));

  test.each(["", "localhost", "1.2.3", "256.1.1.1", "fe80::1%eth0", "1::2::3", "[::1]", "127.0.0.1 "])(
    "refuses %j",
    (text) => expect(ipBytes(text)).toBeUndefined(),
  );

  test("an address that the URL parser shortens has the same bytes", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const bytes = ipBytes(address);
        expect(bytes?.length).toBe(16);
        expect(ipBytes(new URL(`http://[${address}]/`).hostname.slice(1, -1))).toEqual(bytes);
      }),
    );
  });
});
