import { describe, expect, it } from "vitest";
import { Frame } from "../plan/frame.ts";
import { evaluate } from "../testing/evaluate.ts";
import { Ip, parseIp } from "./ip.ts";

const frame = new Frame({}, 0, {});

describe("addresses", () => {
  it.each([
    ["ip('127.0.0.1').family()", "4"],
    ["string(ip('2001:DB8::1'))", '"2001:db8::1"'],
    ["isIP('::ffff:1.2.3.4')", "false"],
    ["ip.isCanonical('2001:DB8::1')", "false"],
    ["ip('::').isUnspecified()", "true"],
    ["ip('127.1.2.3').isLoopback()", "true"],
    ["ip('224.0.0.1').isLinkLocalMulticast()", "true"],
    ["ip('fe80::1').isLinkLocalUnicast()", "true"],
    ["ip('10.0.0.1').isGlobalUnicast()", "true"],
    ["ip('255.255.255.255').isGlobalUnicast()", "false"],
    ["ip('::1') == ip('0:0:0:0:0:0:0:1')", "true"],
    ["type(ip('::1')) == net.IP", "true"],
    ["ip('fe80::1%eth0')", "error: fe80::1%eth0"],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  it("are values of their own", () => {
    expect(parseIp("1.2.3.4", frame)).toEqual(new Ip([1, 2, 3, 4]));
    expect(String(parseIp("1.2.3.4", frame))).toBe("1.2.3.4");
  });
});
