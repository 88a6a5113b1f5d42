import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapedPath, formatUri, hostname, port, queryOf, readUri } from "./uri.ts";

function uri(text: string) {
  const found = readUri(text);
  if (typeof found === "string") throw new Error(found);
  return found;
}

describe("URLs", () => {
  it("are read in their parts", () => {
    const found = uri("HTTPS://user:pw@[::1]:80/a b?x=1&y=%26&x=2&z&a;b#frag");
    expect(found).toEqual({
      scheme: "https",
      user: "user:pw",
      host: "[::1]:80",
      path: "/a b",
      query: "x=1&y=%26&x=2&z&a;b",
      fragment: "frag",
      opaque: "",
      bare: false,
    });
    expect([hostname(found), port(found), escapedPath(found)]).toEqual(["::1", "80", "/a%20b"]);
    expect([...queryOf(found)]).toEqual([
      ["x", ["1", "2"]],
      ["y", ["&"]],
      ["z", [""]],
    ]);
    expect(formatUri(found)).toBe("https://user:pw@[::1]:80/a%20b?x=1&y=%26&x=2&z&a;b#frag");
  });

  it.each([
    ["", "empty url"],
    ["relative", "invalid URI for request"],
    ["https://a.b:port/", 'invalid port ":port" after host'],
    ["https://[::1/", "missing ']' in host"],
    ["https://a b/", 'invalid character " " in host name'],
    ["/%zz", 'invalid URL escape "%zz"'],
    ["/a\nb", "net/url: invalid control character in URL"],
    [":x", "missing protocol scheme"],
    ["1a:b", "invalid URI for request"],
    ["http://a:1:2/", 'invalid port ":1:2" after host'],
    ["http://[::1]x/", 'invalid port "x" after host'],
    ["http://[1.2.3.4]/", "invalid IP-literal"],
    ["http://[fe80::1%25]/", 'invalid host: ParseAddr("fe80::1%"): unable to parse IP'],
    ["http://a^b@c/", "net/url: invalid userinfo"],
  ])("%j is none", (text, reason) => {
    expect(readUri(text)).toBe(reason);
  });

  it("never throw, and come back from their text", () => {
    const parts = fc.constantFrom(
      "https",
      ":",
      "/",
      "//",
      "@",
      "a",
      "%41",
      "%",
      "?",
      "#",
      "[",
      "]",
      "::1",
      " ",
      "é",
      "&",
      "=",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 10 }), (all) => {
        const found = readUri(all.join(""));
        if (typeof found === "string") return;
        const text = formatUri(found);
        const again = readUri(text);
        if (typeof again !== "string") expect(formatUri(again)).toBe(text);
      }),
    );
  });
});
