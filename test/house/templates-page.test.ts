import type { JsonObject } from "@bubustack/api/json";
import { evaluate } from "@bubustack/engine/template/evaluate";
import { parse } from "@bubustack/engine/template/parse";
import { describe, expect, test } from "vitest";
import { differences } from "../oracle/template/differences.ts";
import { read } from "./repository.ts";

const page = read("docs/templates.md");
const scope: JsonObject = JSON.parse(/```json\n(.*)\n```/.exec(page)?.[1] ?? "{}");

/** The rows of the page that show a template and what it yields as JSON. */
const rows = [...page.matchAll(/^\| `(.*\{\{.*)` \| `(.*)` \|$/gm)].map(
  ([, template = "", value = ""]) => [template.replaceAll("\\|", "|"), value] as const,
);

describe("the page of templates shows what they yield:", () => {
  test("it has examples", () => {
    expect(rows.length).toBeGreaterThan(12);
  });

  test.each(rows)("%s", (template, value) => {
    const parsed = parse(template).template;
    expect(parsed && evaluate(parsed, scope)).toEqual({ value: JSON.parse(value) });
  });
});

test("it names every difference from Go", () => {
  const named = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(named.filter((name) => name !== undefined && name in differences)).toEqual(Object.keys(differences));
});
