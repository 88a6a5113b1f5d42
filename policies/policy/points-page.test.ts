import { expect, test } from "vitest";
import { pointTable } from "./points.ts";
import { render } from "./points-page.ts";
import { mostEdges } from "./written-edges.ts";

test("every point is a row, and every field of its variables", () => {
  const page = render().get("docs/reference/points.md") ?? "";
  for (const point of Object.keys(pointTable)) expect(page).toContain(`| \`${point}\` | `);
  expect(page).toContain("| `edge.to.namespaceLabels` | map of string to string |");
  expect(page).toContain("| `edge.crossNamespace` | bool |");
  expect(page).toContain(`more than ${mostEdges.toLocaleString("en")} references`);
});
