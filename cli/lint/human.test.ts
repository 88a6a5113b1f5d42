import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { style } from "../terminal/style.ts";
import { judging, lintTexts } from "../testing/sample.ts";
import { github } from "./github.ts";
import { human } from "./human.ts";
import { ruleText } from "./rule-text.ts";
import { sarif } from "./sarif.ts";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const broken = "lint/golden-broken.golden.yaml";
const report = () => lintTexts({ [broken]: read("./golden-broken.golden.yaml") });

test("the report for people", async () => {
  await expect(human(await report(), style(false))).toMatchFileSnapshot("./report.golden.txt");
});

test("the report for code scanning", async () => {
  const text = sarif(await report(), "0.0.0", (id) => ruleText(id, judging.packs));
  await expect(text).toMatchFileSnapshot("./report.golden.sarif");
});

test("the report for pull requests", async () => {
  await expect(github(await report())).toMatchFileSnapshot("./report.golden.github.txt");
});

test("colours surround words, and leave the text as it is", async () => {
  const plain = human(await report(), style(false));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of colours are what is taken away
  expect(human(await report(), style(true)).replaceAll(/\x1b\[\d+m/g, "")).toBe(plain);
});
