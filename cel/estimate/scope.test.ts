import { expect, test } from "vitest";
import { exactly } from "./range.ts";
import { Scopes, unionOf } from "./scope.ts";

test("the innermost variable of a name hides the others", () => {
  const scopes = new Scopes();
  const local = (size: number) => ({ trail: undefined, size: exactly(size), entries: undefined });
  scopes.push("x", local(1));
  scopes.push("x", local(2));
  expect(scopes.find("x")?.size).toEqual(exactly(2));
  scopes.pop("x");
  expect(scopes.find("x")?.size).toEqual(exactly(1));
  scopes.pop("x");
  expect([scopes.has("x"), scopes.find("x")]).toEqual([false, undefined]);
});

test("of two lists something is known where it is known of both", () => {
  const entries = (size: number) => ({ container: "list" as const, key: exactly(1), value: exactly(size) });
  expect(unionOf(entries(1), entries(3))?.value).toEqual({ min: 1n, max: 3n });
  expect(unionOf(entries(1), undefined)).toBeUndefined();
});
