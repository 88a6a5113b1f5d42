import { readFileSync } from "node:fs";
import { builtins } from "@bubustack/apiserver/resources/builtin/all";
import { expect, test } from "vitest";

const page = readFileSync(new URL("../../docs/embedded.md", import.meta.url), "utf8");

/** Kinds by group, as the page's table has them. */
function told(): ReadonlyMap<string, readonly string[]> {
  const rows = [...page.matchAll(/^\| (?:core|`([a-z0-9.]+)`) \| ([A-Z][^|]+) \|$/gm)];
  return new Map(
    rows.map(([, group = "", kinds = ""]) => [
      group,
      (kinds.split(";")[0] ?? "").split(", ").map((kind) => kind.trim()),
    ]),
  );
}

test("the page names every built-in kind that is served, and no other", () => {
  const served = Map.groupBy(builtins, ({ group }) => group);
  const names = new Map([...served].map(([group, all]) => [group, all.map(({ kind }) => kind).toSorted()]));
  expect(Object.fromEntries(told())).toEqual(Object.fromEntries(names));
});
