import { expect, test } from "vitest";
import { style } from "../terminal/style.ts";
import { page } from "./page.ts";

test("a page says what, why, and shows each example as YAML", () => {
  const text = page(
    {
      id: "story/x",
      effect: "warn",
      kind: "Story",
      summary: "Holds.",
      why: "Because.",
      on: ["UPDATE"],
      occasion: "UPDATE",
      covers: ["A-1"],
      examples: [
        { means: "refused", example: { title: "changed", object: { a: 2 }, old: { a: 1 }, related: [{ b: 1 }] } },
        { means: "allowed", example: { object: { a: 1 } } },
      ],
    },
    style(false),
  );
  expect(text).toBe(`story/x (warns, on UPDATE)
Holds.

Why
Because.

Warned about: changed
  # besides, there is:
  b: 1
  ---
  # before:
  a: 1
  ---
  # after:
  a: 2

Allowed
  a: 1

Covers A-1
`);
});
