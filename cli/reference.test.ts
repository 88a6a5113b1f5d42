import { expect, test } from "vitest";
import { render } from "./reference.ts";
import { actionsOf } from "./verb.ts";
import { verbs } from "./verbs/index.ts";

test("the page has every verb with every flag, and the defaults of the settings", () => {
  const page = render((value) => JSON.stringify(value)).get("docs/cli.md") ?? "";
  for (const { words, action } of actionsOf(verbs)) {
    expect(page).toContain(`# bubu ${words.join(" ")}\n`);
    for (const { flags } of action.options ?? []) expect(page).toContain(`| \`${flags}\` |`);
  }
  expect(page).toContain('"crossNamespace":"deny"');
});
