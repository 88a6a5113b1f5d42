import { expect, test } from "vitest";
import { render } from "./settings-page.ts";

const page = render().get("docs/reference/settings.md") ?? "";

test("the page has each setting with its default, those of lists too", () => {
  expect(page).toContain('| `crossNamespace` | word | `"deny"` | `deny`, `grant`, `allow` |');
  for (const part of ["policy", "audit", "audit.retention", "audit.sinks[].nats", "audit.witnesses[]"])
    expect(page).toContain(`## settings.${part}\n`);
  expect(page).toContain("| `subject` | text | required |");
});
