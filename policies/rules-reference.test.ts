import { describe, expect, test } from "vitest";
import { packs } from "./rules/index.ts";
import { render, ruleSection } from "./rules-reference.ts";

const toYaml = (value: unknown) => JSON.stringify(value);
const all = packs.flatMap(({ defaults, rules }) => [...defaults, ...rules]);

describe("the rules page", () => {
  const text = render(toYaml).get("docs/rules.md") ?? "";

  test("has a row and a section for every rule", () => {
    for (const { id, summary } of all) {
      expect(text).toContain(`| [${id}](#${id.replace("/", "")}) |`);
      expect(text).toContain(`\n### ${id}\n\n${summary}\n`);
    }
  });

  test("shows every example, and cuts long texts", () => {
    const examples = all.map(({ effect, examples: given }) => {
      const count = Object.values(given).flat().length;
      return effect === "default" ? 2 * count : count;
    });
    expect(text.split("\n**").length - 1).toBe(examples.reduce((sum, count) => sum + count, 0));
    expect(text).toContain("(1048576 characters)");
    expect(text.length).toBeLessThan(700_000);
  });

  test("is the same each time", () => {
    expect(render(toYaml).get("docs/rules.md")).toBe(text);
  });
});

test("the section of a rule says what was there before, besides, and in which installation", () => {
  const section = (id: string) => {
    const rule = all.find((one) => one.id === id);
    return rule === undefined ? "" : ruleSection(rule, toYaml);
  };
  expect(section("story/pattern-immutable")).toContain("instead of\n\n```yaml");
  expect(section("story/engram-exists")).toContain("where there is\n\n```yaml");
  expect(section("story/edges-allowed")).toContain("(with `crossNamespace` allow)");
  expect(section("story/in-use")).toContain("(on DELETE)");
  expect(section("story/policy-retries")).toContain("**Filled in**");
});
