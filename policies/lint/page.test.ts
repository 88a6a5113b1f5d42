import { expect, test } from "vitest";
import { lints } from "./index.ts";
import { render } from "./page.ts";

test("the page has a row and a section for each lint, with its examples", () => {
  const page = render((value) => JSON.stringify(value)).get("docs/policy-lints.md") ?? "";
  for (const { id, severity, bad, good } of lints) {
    expect(page).toContain(`| [${id}](#${id.replaceAll("/", "")}) | ${severity} |`);
    expect(page).toContain(`\n## ${id}\n`);
    for (const { title } of bad) expect(page).toContain(`**Objected to: ${title}**`);
    for (const { title } of good) expect(page).toContain(`**Fine: ${title}**`);
  }
});
