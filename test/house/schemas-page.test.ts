import { mostStates } from "@bubustack/engine/pattern/program";
import { compileUserSchema } from "@bubustack/engine/schema/user/compile";
import { mostProblems, mostSchemas } from "@bubustack/engine/schema/user/document";
import { formats } from "@bubustack/engine/schema/user/formats";
import { deepestSchema, mostValues } from "@bubustack/engine/schema/user/measure";
import { schemaCases } from "@bubustack/engine/schema/user/testing/schema-cases";
import { valueCases } from "@bubustack/engine/schema/user/testing/value-cases";
import { validate } from "@bubustack/engine/schema/user/validate";
import { SchemaBudget } from "@bubustack/policies/checks/user-schema";
import { packs } from "@bubustack/policies/rules/index";
import { describe, expect, test } from "vitest";
import { read } from "./repository.ts";

const page = read("docs/schemas.md");
const section = (title: string) => page.split(`# ${title}\n`)[1]?.split(/\n##/)[0] ?? "";
const words = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);

describe("docs/schemas.md", () => {
  test("names the formats that are asserted", () => {
    const listed = section("Formats").trim().split("\n\n")[1] ?? "";
    expect(words(listed)).toEqual(Object.keys(formats).sort());
  });

  test("names every keyword that is held against the oracle", () => {
    const keywords = new Set(words(section("Drafts and keywords")));
    const held = [...valueCases, ...schemaCases]
      .map(([keyword]) => keyword)
      .filter((keyword) => !keyword.includes("("));
    expect(held.filter((keyword) => !keywords.has(keyword))).toEqual([]);
  });

  test("names keywords in the drafts that have them", () => {
    const rows = section("Drafts and keywords")
      .split("\n")
      .filter((line) => line.startsWith("| "));
    const only2020 = words(rows.find((line) => line.startsWith("| 2020-12")) ?? "");
    expect(only2020.length).toBeGreaterThan(5);
    // What is no keyword of a draft may have any form there.
    const refuses = (keyword: string, $schema: string) => "problems" in compileUserSchema({ $schema, [keyword]: 5.5 });
    for (const keyword of only2020) {
      expect([keyword, refuses(keyword, "http://json-schema.org/draft-07/schema#")]).toEqual([keyword, false]);
      expect([keyword, refuses(keyword, "https://json-schema.org/draft/2020-12/schema")]).toEqual([keyword, true]);
    }
  });

  test("names the rules that there are", () => {
    const ids = packs.flatMap(({ rules }) => rules.map(({ id }) => id));
    const named = words(section("What is judged, and when")).filter((word) => /^[a-z-]+\/[a-z-]+$/.test(word));
    expect(named).toHaveLength(10);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("says the limits", () => {
    const row = (what: string) => Number(new RegExp(`^\\| ${what} \\| (\\d+) \\|$`, "m").exec(page)?.[1]);
    expect(row("values in a schema document")).toBe(mostValues);
    expect(row("nesting of a schema document")).toBe(deepestSchema);
    expect(row("schemas in a document")).toBe(mostSchemas);
    expect(row("problems reported of one schema")).toBe(mostProblems);
    expect(row("states of a pattern, its repetitions unfolded")).toBe(mostStates);
    expect(row("steps spent on all values of one review")).toBe(new SchemaBudget().left);
    const deep = Array.from({ length: 40 }, (_, i) => [
      `d${i}`,
      { anyOf: [false, { $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] },
    ]);
    const found = compileUserSchema({ $ref: "#/$defs/d0", $defs: { ...Object.fromEntries(deep), d40: false } });
    const spent = "schema" in found ? validate(found.schema, 1).steps : 0;
    expect(row("steps spent on one value")).toBe(spent);
  });
});
