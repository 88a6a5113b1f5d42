import { expect, test } from "vitest";
import { errors } from "./errors.ts";
import { render } from "./errors-reference.ts";

const manual = render().get("docs/errors.md") ?? "";

test("the manual is the only page", () => {
  expect([...render().keys()]).toEqual(["docs/errors.md"]);
});

test("every code has a section of its own, in order", () => {
  const sections = [...manual.matchAll(/^## `(.+)`$/gm)].map(([, code]) => code);
  expect(sections).toEqual(Object.keys(errors).sort());
});

test("a section says what happened, the status, the outcome and what to do", () => {
  expect(manual).toContain(
    [
      "## `review/draining`",
      "",
      "The server is shutting down.",
      "",
      "- HTTP status: 503",
      "- Outcome: retry (the same call may succeed later; retry with growing waits)",
      "- What to do: Retry; another replica answers.",
    ].join("\n"),
  );
});
