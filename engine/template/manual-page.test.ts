import { expect, test } from "vitest";
import { manual } from "./manual.ts";
import { render } from "./manual-page.ts";
import { functionNames } from "./signatures.ts";

const page = render().get("docs/template-functions.md") ?? "";

test("every function is described, and nothing else", () => {
  // Names with "must" that are no function of their own are the same function.
  const described = functionNames.filter(
    (name) => manual[name] !== undefined || manual[name.charAt(4).toLowerCase() + name.slice(5)] !== undefined,
  );
  expect(described).toEqual([...functionNames]);
  expect(Object.keys(manual).filter((name) => !functionNames.includes(name))).toEqual([]);
});

test("the page shows how each is called", () => {
  expect(page).toContain("| `trunc int text` | at most so many bytes; below 0 counts from the end |");
  expect(page).toContain("| `list any…` | a list of the arguments |");
  expect(page).toContain("`env`, `expandenv`, `getHostByName`");
});
