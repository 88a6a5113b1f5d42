import { describe, expect, it } from "vitest";
import { asPrefix, dns1035Label, dnsLabel, dnsSubdomain, labelValue, qualifiedName } from "./names.ts";

describe("names", () => {
  it.each([
    [dnsLabel, ["a", "my-name", "0"], ["", "-a", "a-", "A", "a.b", "é", "a".repeat(64)]],
    [dnsSubdomain, ["a", "a.b", "a".repeat(253)], ["", "a..b", ".a", "A.b", "a".repeat(254)]],
    [dns1035Label, ["a", "a-1"], ["", "1a", "a-"]],
    [asPrefix(dnsLabel), ["a-", "a"], ["-", "a_"]],
    [qualifiedName, ["a", "A.b_c", "example.com/a"], ["", "/a", "a/", "a/b/c", "-a", "A_B/c", "a".repeat(64)]],
    [labelValue, ["", "a", "A.b_c"], ["-a", "a/b", "a".repeat(64)]],
  ] as const)("%s tells good from bad ones", (check, good, bad) => {
    expect(good.filter((text) => check(text).length > 0)).toEqual([]);
    expect(bad.filter((text) => check(text).length === 0)).toEqual([]);
  });

  it("are told what is wrong with them", () => {
    expect(dnsLabel("a.b")).toEqual(["must not contain dots"]);
    expect(dnsLabel("A")).toEqual([
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
    ]);
    expect(qualifiedName("/a")).toEqual(["prefix part must be non-empty"]);
    expect(labelValue("a".repeat(64))).toEqual(["must be no more than 63 bytes"]);
    expect(dnsLabel("a".repeat(64))).toEqual(["must be no more than 63 characters"]);
    expect(labelValue("é".repeat(32))[0]).toBe("must be no more than 63 bytes");
  });
});
