import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DatabaseTrouble } from "../postgres/connect.ts";
import { checkpointsTable, postgresAnchor } from "./postgres.ts";

test("the manual shows the table as it is made", () => {
  const page = readFileSync(new URL("../../docs/audit-anchors.md", import.meta.url), "utf8");
  expect(page).toContain(checkpointsTable);
});

test("a table that is missing is made, and a connection that failed is not used again", async () => {
  const said: string[] = [];
  let opened = 0;
  let there = false;
  const anchor = postgresAnchor(async () => {
    opened++;
    return {
      query: async (text) => {
        said.push(text.split(" ", 1)[0] ?? "");
        if (text === checkpointsTable) there = true;
        else if (!there) throw new DatabaseTrouble("42P01");
        else if (opened === 1) throw new DatabaseTrouble("57P01");
        return { rows: [], count: 1 };
      },
      close: async () => undefined,
    };
  });
  const keep = () => anchor.keep("a/1", Buffer.from("x"), new AbortController().signal);
  await expect(keep()).rejects.toThrow("57P01");
  expect(await keep()).toEqual({ state: "kept" });
  expect([said, opened]).toEqual([["INSERT", "CREATE", "INSERT", "INSERT"], 2]);
});
