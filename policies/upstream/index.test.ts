import { expect, test } from "vitest";
import { upstreamRules } from "./index.ts";

test("the 253 rules of the existing system each have a meaning of one line", () => {
  expect(Object.keys(upstreamRules)).toHaveLength(253);
  for (const [id, meaning] of Object.entries(upstreamRules)) {
    expect(id).toMatch(/^[A-Z]+-([MUVW]-)?[0-9]+$/);
    expect(meaning).toMatch(/^[^|\n]+[^.]$/);
  }
});
