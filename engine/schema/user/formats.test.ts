import { expect, test } from "vitest";
import { formats } from "./formats.ts";

const cases: { readonly [format: string]: readonly [fits: readonly string[], doesNot: readonly string[]] } = {
  "date-time": [
    ["2026-01-31T23:59:59Z", "2026-01-01t00:00:00.123456789+02:00"],
    ["2026-01-01T00:00:00", "2026-01-01", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", ""],
  ],
  date: [["2024-02-29"], ["2026-02-29", "2026-1-1", "20260101"]],
  time: [
    ["23:59:59Z", "08:00:00.5+01:00"],
    ["08:00:00", "25:00:00Z", "8:00:00Z"],
  ],
  email: [
    [
      "a@example.com",
      "first.last+tag@a-b.example",
      "o'neil@example.com",
      '"a b"@c.d',
      '"a@b\\""@c.d',
      "a@[127.0.0.1]",
      "a@[IPv6:::1]",
    ],
    ["a", "@b", "a@", "Ann <a@b.c>", "a b@c.d", '"a"b"@c.d', "a@[1.2.3]", "a@[::1]", ".a@b.c", "a..b@c.d"],
  ],
  hostname: [
    ["a", "example.com", "xn--bcher-kva.example", "1.2"],
    ["", "-a", "a-", "a_b", "a..b", "a.", `${"a".repeat(64)}.b`],
  ],
  ipv4: [
    ["0.0.0.0", "255.255.255.255"],
    ["256.0.0.1", "01.2.3.4", "1.2.3", "1.2.3.4.5"],
  ],
  ipv6: [
    ["::", "::1", "2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1::"],
    [
      "",
      ":",
      "1",
      ":::",
      "1::2::3",
      "1:2:3:4:5:6:7:8:9",
      "fe80::1%eth0",
      "12345::",
      "::1.2.3",
      "1.2.3.4::",
      "1:2:3:4:5:6:7::8",
    ],
  ],
  uri: [
    ["https://a.b/c?d#e", "urn:a:b", "mailto:a@b", "http://[::1]/"],
    ["a/b", "http://a b", "http://a/%zz", "http://a/#b#c", "://a", "http://a/{b}"],
  ],
  "uri-reference": [
    ["a/b", "", "#a", "//a/b", "?q"],
    ["a b", "a\\b", "%4"],
  ],
  uuid: [
    ["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"],
    ["123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"],
  ],
  "json-pointer": [
    ["", "/", "/a/b~0c~1d", "/ /é"],
    ["a", "/~", "/~2", "#/a"],
  ],
  "relative-json-pointer": [
    ["0", "1/a", "10#", "0#"],
    ["", "/a", "01", "1a", "-1"],
  ],
  regex: [
    ["^a+$", "", "[a-z]{2}"],
    ["(", "a**", "(?=a)"],
  ],
};

test("every checked format has its cases", () => {
  expect(Object.keys(formats).sort()).toEqual(Object.keys(cases).sort());
});

test.each(Object.entries(cases))("%s", (name, [fits, doesNot]) => {
  expect(fits.filter((text) => formats[name]?.(text) !== true)).toEqual([]);
  expect(doesNot.filter((text) => formats[name]?.(text) !== false)).toEqual([]);
  expect(formats[name]?.(`${"a".repeat(9_000)}`)).toBe(false);
});
