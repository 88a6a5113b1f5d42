import { expect, test } from "vitest";
import { render } from "./reference.ts";
import { verbs } from "./verbs/index.ts";

test("the page has every verb with every flag, and the defaults of the settings", () => {
  const page = render((value) => JSON.stringify(value)).get("docs/cli.md") ?? "";
  for (const { name, options = [] } of verbs) {
    expect(page).toContain(`## bubu ${name}\n`);
    for (const { flags } of options) expect(page).toContain(`| \`${flags}\` |`);
  }
  expect(page).toContain('"crossNamespace":"deny"');
});
