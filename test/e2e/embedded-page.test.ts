import { readFileSync } from "node:fs";
import { builtins } from "@bubustack/apiserver/resources/builtin/all";
import { unevaluatedOf } from "@bubustack/apiserver/resources/builtin/unevaluated";
import { testServer } from "@bubustack/apiserver/testing/server";
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

test("the page names what the server says that it does not evaluate", async () => {
  const server = await testServer();
  for (const line of server.unevaluated) expect(page).toContain(`- ${line}\n`);
  await server.close();
  const crd = { metadata: { name: "x" }, spec: { conversion: { strategy: "Webhook" } } };
  const lines = unevaluatedOf(crd).map((line) =>
    line.replace("not evaluated by this server: ", "").replace(" of x", ""),
  );
  expect(lines).toHaveLength(1);
  for (const line of lines) expect(page).toContain(`- ${line}\n`);
});
