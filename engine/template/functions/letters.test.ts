import { expect, test } from "vitest";
import { firstLetters, isSpace, lower, title, trimSpace, trimWhere, upper } from "./letters.ts";

test("white space is Go's", () => {
  expect([..." \t\u0085\u00a0\u3000"].every(isSpace)).toBe(true);
  expect([..."\ufeff\u200b"].some(isSpace)).toBe(false);
  expect(trimSpace("\u0085 a b\n")).toBe("a b");
  expect(trimWhere("aba", (letter) => letter === "a")).toBe("b");
});

test("case changes letter by letter", () => {
  expect(upper("straße é")).toBe("STRAßE É");
  expect(lower("İΣ")).toBe("iσ");
  expect(title("it's foo-bar 9a_b élan")).toBe("It'S Foo-Bar 9a_b Élan");
  expect(firstLetters("Ab  Cd", lower)).toBe("ab  cd");
});
