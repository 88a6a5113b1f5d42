import { expect, test } from "vitest";
import { style } from "./style.ts";

test("colour only where it is wanted, and around text only", () => {
  expect(style(true).red("x")).toBe("\x1b[31mx\x1b[39m");
  expect(style(false).red("x")).toBe("x");
  expect(style(true).bold("")).toBe("");
});
