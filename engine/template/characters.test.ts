import { expect, test } from "vitest";
import { isBlank, isNamePart, nameEnd, skipBlanks, trimBlanksRight, width } from "./characters.ts";

test("names hold letters and digits of every script, and underscores", () => {
  expect([..."a_9é日٣"].map((letter) => isNamePart(letter, 0))).toEqual([true, true, true, true, true, true]);
  expect([..."-. \u0301²"].map((letter) => isNamePart(letter, 0))).toEqual([false, false, false, false, false]);
  expect(isNamePart("𝒳", 0)).toBe(true);
  expect(isNamePart("\ud835", 0)).toBe(false);
});

test("a name ends at the first other character", () => {
  expect(nameEnd("ab𝒳c-d", 0)).toBe(5);
  expect(width("𝒳", 0)).toBe(2);
  expect(width("\ud835a", 0)).toBe(1);
});

test("four characters are blanks", () => {
  expect([..." \t\r\n"].every((letter) => isBlank(letter.charCodeAt(0)))).toBe(true);
  expect(isBlank(0xa0)).toBe(false);
  expect(skipBlanks(" \n a", 0)).toBe(3);
  expect(trimBlanksRight("a \u00a0\n ")).toBe("a \u00a0");
});
