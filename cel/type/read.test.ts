import { describe, expect, it } from "vitest";
import { readType } from "./read.ts";
import { show } from "./type.ts";

describe("readType", () => {
  it.each(["int", "list(map(string, optional_type(dyn)))", "map(string, list(double))"])("reads %s", (text) => {
    const type = readType(text);
    expect(type && show(type)).toBe(text);
  });

  it.each([
    "",
    "integer",
    "list",
    "list(int",
    "list(int))",
    "map(int)",
    "int int",
    "list()",
    `${"list(".repeat(50)}int`,
  ])("refuses %j", (text) => {
    expect(readType(text)).toBeUndefined();
  });
});
