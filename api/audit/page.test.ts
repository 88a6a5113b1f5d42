import { expect, test } from "vitest";
import { render } from "./page.ts";
import { recordTypes } from "./record-types.ts";

const page = render().get("docs/reference/audit-records.md") ?? "";

test("the page has each type with its fields and an example", () => {
  for (const { what, type, examples } of recordTypes) {
    expect(page).toContain(`## ${what}\n`);
    expect(page).toContain(type);
    expect(page).toContain(JSON.stringify(examples[0], undefined, 2));
  }
});

test("parts that several types have are described once", () => {
  expect(page.match(/As the API server said|as the API server said/g)?.length).toBeGreaterThan(0);
  expect(page.match(/## [a-z.-]+\.actor\n/g)).toEqual(["## admission.decided.actor\n"]);
});
