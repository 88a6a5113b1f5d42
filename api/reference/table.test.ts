import { expect, test } from "vitest";
import { integer, list, object, optional, string } from "../schema.ts";
import { levels } from "./level.ts";
import { anchor, levelSection } from "./table.ts";

const spec = object(
  "What is wanted.",
  {
    name: string("Its name.", { pattern: "^(a|b)$" }),
    size: integer("Its size.", { default: 3 }),
    parts: optional(list("Its parts.", object("A part.", { id: string("Its id.") }), { maxItems: 2 })),
  },
  { rules: [{ rule: "self.size > 0 || true", message: "the size is positive" }] },
);

test("a level is an anchor, a heading, a table and its rules", () => {
  const found = levels({ spec });
  expect(found.all.map((level) => levelSection(level, found.home))).toEqual([
    `<a id="spec"></a>

## spec

What is wanted.

| Field | Type | Default | Bounds | Meaning |
|---|---|---|---|---|
| \`name\` | text | required | matches \`^(a\\|b)$\` | Its name. |
| \`size\` | integer | \`3\` |  | Its size. |
| \`parts\` | [list of object](#spec.parts) |  | at most 2 items | Its parts. |

The API server holds:

- the size is positive: \`self.size > 0 || true\``,
    `<a id="spec.parts"></a>

## spec.parts[]

A part.

| Field | Type | Default | Bounds | Meaning |
|---|---|---|---|---|
| \`id\` | text | required |  | Its id. |`,
  ]);
});

test("anchors have no brackets", () => {
  expect(anchor("spec.a[].b{}[]")).toBe("spec.a.b");
});
