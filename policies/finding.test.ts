import { expect, test } from "vitest";
import { invalid, line, required, sentence } from "./finding.ts";

test("a sentence holds message, fix and rule; a line starts with the path", () => {
  const finding = {
    rule: "story/x",
    ...invalid(["spec", "steps", 1, "name"], "is bad", { fix: "rename it", replacement: "a" }),
  };
  expect(finding.replacement).toBe("a");
  expect(sentence(finding)).toBe("is bad; rename it [story/x]");
  expect(line(finding)).toBe("spec.steps[1].name: is bad; rename it [story/x]");
});

test("without a fix or a path there is nothing in their place", () => {
  expect(line({ rule: "story/y", ...required([], "is missing") })).toBe("is missing [story/y]");
});
