import { settingsOf } from "@bubustack/policies/settings-of";
import { expect, test } from "vitest";
import { read } from "./repository.ts";

const page = read("docs/audit-sinks.md");
const blocksOf = (text: string) => [...text.matchAll(/^```json\n(.*?)^```$/gms)].map(([, block = ""]) => block);
const blocks = blocksOf(page);

test("settings that the manual shows can be read", () => {
  const capture = blocksOf(read("docs/audit-capture.md"));
  const anchors = blocksOf(read("docs/audit-anchors.md") + read("docs/audit-second.md"));
  expect([blocks.length > 0, capture.length, anchors.length]).toEqual([true, 1, 2]);
  for (const block of [...blocks, ...capture, ...anchors])
    expect([block, settingsOf(JSON.parse(block)).problems]).toEqual([block, undefined]);
});

test("each type of sink has its row", () => {
  const types = /"type": "(\w+)"/g;
  for (const [, type] of blocks.join("").matchAll(types)) expect(page).toContain(`| \`${type}\` |`);
});
