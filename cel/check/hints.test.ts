import { expect, test } from "vitest";
import { fn, free, member } from "../library/declare.ts";
import { int, string } from "../type/type.ts";
import { fieldHint, nameHint, overloadHint } from "./hints.ts";

test("fields that read alike come first", () => {
  expect(fieldHint("replcas", ["replicas", "name"])).toBe("did you mean replicas?");
  expect(fieldHint("Name", ["replicas", "name"])).toBe("did you mean name?");
  expect(fieldHint("x", ["replicas", "name"])).toBe("its fields are name, replicas");
  expect(fieldHint("x", [])).toBe("it declares no fields, and what is not declared cannot be read");
  expect(fieldHint("x", undefined)).toBeUndefined();
  expect(
    fieldHint(
      "zzzzzz",
      Array.from({ length: 20 }, (_, index) => `f${index}`),
    ),
  ).toMatch(/f\d+ and 12 more$/);
});

test("names that read alike are offered, but no operators", () => {
  expect(nameHint("exist", ["exists", "exists_one", "size"])).toBe("did you mean exists?");
  expect(nameHint("objct", ["object", "oldObject", "object"])).toBe("did you mean object?");
  expect(nameHint("_+", ["_+_", "@in"])).toBeUndefined();
  expect(nameHint("x")).toBeUndefined();
});

test("a function says what it takes", () => {
  const none = () => null;
  const both = fn("f", free("a", [int], int, none), member("b", [string, int], int, none));
  expect(overloadHint(both, false)).toBe("'f' takes (int)");
  expect(overloadHint(both, true)).toBe("'f' takes string.(int)");
});
