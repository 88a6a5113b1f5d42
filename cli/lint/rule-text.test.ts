import { expect, test } from "vitest";
import { judging } from "../testing/sample.ts";
import { fileRules, ownRules, ruleText } from "./rule-text.ts";

test("every rule that a finding may name has its text", () => {
  for (const id of ["story/needs-known", "story/schema", "engram/unknown-field", ...Object.keys(fileRules)]) {
    expect(ruleText(id, judging.packs).summary).toMatch(/^[A-Z].*\.$/);
  }
  expect(ruleText("story/engram-exists", judging.packs).warns).toBe(true);
  expect(ruleText("kernel/kind", judging.packs).summary).toBe("The rule kernel/kind holds.");
});

test("the linter's own rules are of files and of each kind", () => {
  const ids = Object.keys(ownRules(judging.packs));
  expect(ids).toEqual(expect.arrayContaining(["file/unparsable", "story/schema", "engram-template/unknown-field"]));
});
