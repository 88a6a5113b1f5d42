import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("networks", () => {
  it.each([
    ["cidr('10.0.0.0/8').containsIP('10.1.2.3')", "true"],
    ["cidr('10.0.0.0/8').containsIP(ip('11.1.2.3'))", "false"],
    ["cidr('::/0').containsIP('1.2.3.4')", "false"],
    ["cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", "true"],
    ["cidr('10.0.0.0/16').containsCIDR(cidr('10.0.0.0/8'))", "false"],
    ["string(cidr('2001:db8::1/33').masked())", '"2001:db8::/33"'],
    ["cidr('10.1.2.3/8').prefixLength()", "8"],
    ["string(cidr('10.1.2.3/8').ip())", '"10.1.2.3"'],
    ["cidr('10.0.0.0/8').containsIP('10.0.0')", "error: no such overload"],
    ["isCIDR('10.0.0.0/33')", "false"],
    ["isCIDR('10.0.0.0/08')", "false"],
    ["cidr('10.0.0.1/8') == cidr('10.0.0.0/8')", "false"],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
