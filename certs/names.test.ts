import { BubuError } from "@bubustack/api/errors";
import { describe, expect, test } from "vitest";
import { alternativeNames, distinguishedName } from "./names.ts";

const refused = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof BubuError ? error.code : "other";
  }
  return "accepted";
};

describe("names", () => {
  test.each(["localhost", "*.svc.cluster.local", "a.b-c.d", "_x.y", "xn--bcher-kva.example"])("takes %s", (name) =>
    expect(refused(() => alternativeNames([name], []))).toBe("accepted"),
  );

  test.each([
    "",
    "a..b",
    "-a",
    "a b",
    "a*",
    "*",
    "bücher",
    "a\0b",
    `${"a".repeat(64)}.x`,
    "a.".repeat(127),
    "https://x",
  ])("refuses the DNS name %j", (name) => expect(refused(() => alternativeNames([name], []))).toBe("certs/request"));

  test("refuses what is not an IP address", () => {
    expect(refused(() => alternativeNames([], ["localhost"]))).toBe("certs/request");
  });

  test.each(["", "x".repeat(65), "a\0b", "\ud800"])("refuses the common name %j", (name) =>
    expect(refused(() => distinguishedName(name))).toBe("certs/request"),
  );

  test("counts characters, not UTF-16 units", () => {
    expect(refused(() => distinguishedName("😀".repeat(64)))).toBe("accepted");
  });
});
