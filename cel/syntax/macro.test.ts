import { describe, expect, it } from "vitest";
import type { Macro } from "./macro.ts";
import { isMisuse, Macros } from "./macro.ts";

describe("Macros", () => {
  it("finds by name, style and number of arguments, any number last", () => {
    const macro = (args: number | undefined, member: boolean): Macro => ({
      name: "m",
      args,
      member,
      expand: () => undefined,
    });
    const [two, any] = [macro(2, true), macro(undefined, true)];
    const macros = new Macros([two, any]);
    expect(macros.find("m", 2, true)).toBe(two);
    expect(macros.find("m", 3, true)).toBe(any);
    expect(macros.find("m", 2, false)).toBeUndefined();
  });

  it("tells a misuse from an expression", () => {
    expect(isMisuse({ message: "no", at: 0 })).toBe(true);
    expect(isMisuse({ kind: "ident", id: 1, at: 0, name: "a" })).toBe(false);
  });
});
