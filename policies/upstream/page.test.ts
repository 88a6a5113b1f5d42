import { expect, test } from "vitest";
import { upstreamRules } from "./index.ts";
import { render } from "./page.ts";

test("every rule has a line, with what covers it or the page that says why not", () => {
  const page = render().get("docs/upstream-rules.md") ?? "";
  const lines = page.split("\n").filter((line) => /^\| [A-Z]+-/.test(line));
  expect(lines).toHaveLength(Object.keys(upstreamRules).length);
  expect(lines.find((line) => line.startsWith("| STORY-V-33 "))).toContain("(rules.md#storyneeds-acyclic)");
  expect(lines.find((line) => line.startsWith("| ENGRAM-M-0 "))).toContain("differences.md");
});
