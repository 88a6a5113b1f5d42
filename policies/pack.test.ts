import { kind } from "@bubustack/api/kind";
import { object, string } from "@bubustack/api/schema";
import { expect, test } from "vitest";
import { pack, rulePrefix } from "./pack.ts";
import { defaults, rule } from "./rule.ts";

const Box = kind({
  group: "example.io",
  kind: "Box",
  plural: "boxes",
  singular: "box",
  shortNames: [],
  categories: [],
  scope: "Cluster",
  description: "A box.",
  columns: [],
  spec: object("Spec.", { size: string("Size.") }),
  status: object("Status.", {}),
});

test("keeps defaults apart from what judges, and compiles the schema once", () => {
  const base = { kind: "Box", summary: "s", why: "w" };
  const check = rule({ ...base, id: "box/a", effect: "deny", examples: { allow: [], deny: [] }, check: () => [] });
  const fill = defaults({ ...base, id: "box/b", examples: { fills: [] }, fill: () => [] });
  const boxes = pack(Box, (view) => view, [fill, check]);
  expect([boxes.defaults.map(({ id }) => id), boxes.rules.map(({ id }) => id)]).toEqual([["box/b"], ["box/a"]]);
  expect(boxes.schema()).toBe(boxes.schema());
  expect(boxes.schema().check({}).violations).toMatchObject([{ path: ["spec"], rule: "required" }]);
});

test("rule ids start with the kind in kebab case", () => {
  expect(["Story", "EngramTemplate"].map(rulePrefix)).toEqual(["story", "engram-template"]);
});
