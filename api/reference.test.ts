import { describe, expect, test } from "vitest";
import { Story } from "./bubustack/story.ts";
import { kinds } from "./kinds.ts";
import { page, render } from "./reference.ts";

test("every kind has a page", () => {
  expect([...render().keys()]).toEqual(kinds.map(({ singular }) => `docs/reference/${singular}.md`));
  expect(render().has("docs/reference/storyrun.md")).toBe(true);
});

describe.each([...render()])("%s", (_, text) => {
  const anchors = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);

  test("has every anchor once, and one for every link", () => {
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });

  test("has five cells in every row", () => {
    const rows = text.split("\n").filter((line) => line.startsWith("|"));
    expect(rows.filter((row) => row.split(/(?<!\\)\|/).length !== 7)).toEqual([]);
  });
});

test("a page starts with what the kind is", () => {
  expect(page(Story).split("\n\n").slice(0, 4)).toEqual([
    "# Story",
    "A workflow or a stream: steps, what they depend on, and how they are carried out.",
    "An empty default means that the field may be left out. This page is generated from the schema of the kind.",
    [
      "- API version: `bubustack.io/v1alpha1`",
      "- Scope: namespace",
      "- Resource: `stories`; short: `story`; categories: `bubu`, `ai`, `workflows`",
      "- Columns of `kubectl get`: Steps, Status, Usage, Triggers, Age",
    ].join("\n"),
  ]);
});
