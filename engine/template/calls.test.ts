import { expect, test } from "vitest";
import { arity, unknownFunction } from "./calls.ts";

test("a call with a fitting number of arguments passes", () => {
  expect(() => arity("trunc", 2, 0)).not.toThrow();
  expect(() => arity("list", 9, 0)).not.toThrow();
  expect(() => arity("now", 0, 0)).not.toThrow();
});

test.each([
  ["trunc", 1, "trunc takes 2 arguments, not 1", "write trunc int string"],
  ["upper", 2, "upper takes 1 argument, not 2", "write upper string"],
  ["eq", 1, "eq takes at least 2 arguments, not 1", "write eq any any any…"],
])("%s with %i arguments", (name, count, message, fix) => {
  expect.assertions(1);
  try {
    arity(name, count, 7);
  } catch (fault) {
    expect(fault).toMatchObject({ message, at: 7, extra: { fix, name } });
  }
});

test.each([
  ["env", "the function env is left out: it reads what is outside of the scope"],
  ["fetch", "there is no function fetch"],
  ["range", "range cannot stand here"],
])("%s is explained", (name, message) => {
  expect(unknownFunction(name, 0, new Set(["inputs"]))).toMatchObject({ message });
});
