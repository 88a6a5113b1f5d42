import { expect, test } from "vitest";
import { render } from "./page.ts";
import { edgeTable } from "./table.ts";

test("every row is a line of the page", () => {
  const page = render().get("docs/reference/edges.md") ?? "";
  expect(page.split("\n").filter((line) => line.startsWith("| `"))).toHaveLength(edgeTable.length);
  expect(page).toContain("| `step.with.storyRef`, type `executeStory` | Story (`bubustack.io`) | setting |");
  expect(page).toContain("| `spec.inputs.**.$bubuSecretRef` | Secret (core) | never |");
});
