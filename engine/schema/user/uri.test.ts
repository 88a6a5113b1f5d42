import { expect, test } from "vitest";
import { resolveUri } from "./uri.ts";

/** The examples of RFC 3986, section 5.4, without fragments. */
test.each([
  ["g:h", "g:h"],
  ["g", "http://a/b/c/g"],
  ["./g", "http://a/b/c/g"],
  ["g/", "http://a/b/c/g/"],
  ["/g", "http://a/g"],
  ["//g", "http://g"],
  ["?y", "http://a/b/c/d;p?y"],
  ["g?y", "http://a/b/c/g?y"],
  [";x", "http://a/b/c/;x"],
  ["", "http://a/b/c/d;p?q"],
  [".", "http://a/b/c/"],
  ["./", "http://a/b/c/"],
  ["..", "http://a/b/"],
  ["../g", "http://a/b/g"],
  ["../..", "http://a/"],
  ["../../g", "http://a/g"],
  ["../../../g", "http://a/g"],
  ["/./g", "http://a/g"],
  ["/../g", "http://a/g"],
  ["./../g", "http://a/b/g"],
  ["g/./h", "http://a/b/c/g/h"],
  ["g/../h", "http://a/b/c/h"],
])("%s", (reference, expected) => {
  expect(resolveUri("http://a/b/c/d;p?q", reference)).toBe(expected);
});

test("names without a base, and ones that are too long", () => {
  expect(resolveUri("", "item.json")).toBe("item.json");
  expect(resolveUri("dir/root", "item")).toBe("dir/item");
  expect(resolveUri("http://a", "b")).toBe("http://a/b");
  expect(resolveUri("urn:a:b", "urn:c:d")).toBe("urn:c:d");
  expect(resolveUri("http://a/", "x".repeat(3_000))).toHaveLength(3_000);
});
