import { settingsOf } from "@bubustack/policies/settings-of";
import { expect, test } from "vitest";
import { read } from "./repository.ts";

const page = read("docs/audit-sinks.md");
const blocks = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = ""]) => text);

test("settings that the manual shows can be read", () => {
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) expect([block, settingsOf(JSON.parse(block)).problems]).toEqual([block, undefined]);
});

test("each type of sink has its row", () => {
  const types = /"type": "(\w+)"/g;
  for (const [, type] of blocks.join("").matchAll(types)) expect(page).toContain(`| \`${type}\` |`);
});
