import { expect, test } from "vitest";
import { isIdentifier, pathSegment } from "./words.ts";

test("identifiers are those of CEL, without its words", () => {
  for (const name of ["a", "_a1", "Namespaces"]) expect(isIdentifier(name), name).toBe(true);
  for (const name of ["", "1a", "a-b", "in", "namespace", "a.b"]) expect(isIdentifier(name), name).toBe(false);
});

test("a part of a path", () => {
  expect(pathSegment("a.b")).toEqual([]);
  expect(pathSegment("..")).toEqual(["may not be '..'"]);
  expect(pathSegment("a/b%c")).toEqual(["may not contain '/'", "may not contain '%'"]);
});
