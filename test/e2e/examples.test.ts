import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lint } from "@bubustack/cli/lint/lint";
import type { Report } from "@bubustack/cli/lint/report";
import { readSource } from "@bubustack/cli/source/source";
import { packs } from "@bubustack/policies/rules/index";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../house/repository.ts";
import type { ExampleFile } from "./examples.ts";
import { catalog, examples } from "./examples.ts";
import type { Platform } from "./replay.ts";
import { platform } from "./replay.ts";

const accepted = examples("accepted");
const refused = examples("refused");

/** What the linter says of an example, with the catalog beside it. */
function linted({ path, settings }: ExampleFile): Promise<Report> {
  const inputs = [catalog, path].map((name) => ({
    source: readSource(name, readFileSync(join(root, name))),
    named: true,
  }));
  return lint(inputs, { packs, settings: { ...defaultSettings, ...settings }, host: host(), namespace: "default" });
}

const places = ({ findings }: Report): readonly string[] =>
  findings.map(({ rule, path }) => `${rule} at ${path === "" ? "the object" : path}`).sort();

test("there are at least forty of each sort, and each says what it shows", () => {
  expect(Math.min(accepted.length, refused.length)).toBeGreaterThanOrEqual(40);
  for (const { title } of [...accepted, ...refused]) expect(title).toMatch(/^[A-Z].+[.?]$/);
  for (const { path, refused: findings } of refused) expect(findings, path).not.toEqual([]);
});

test.each(accepted)("$path is accepted, without a warning", async (example) => {
  const report = await linted(example);
  const skipped = report.skipped.map(({ rule }) => rule);
  expect({ findings: places(report), skipped }).toEqual({ findings: [], skipped: example.undecided });
});

test.each(refused)("$path is refused for what its header says", async (example) => {
  expect(places(await linted(example))).toEqual([...example.refused].sort());
});

describe("on a running platform", () => {
  let running: Platform | undefined;
  beforeAll(async () => {
    running = await platform();
    await running.type(`npx bubu apply -f ${catalog}`);
  });
  afterAll(() => running?.end());

  const here = ({ settings }: ExampleFile) => Object.keys(settings).length === 0;

  test("what is accepted is created", async () => {
    const files = accepted.filter(here).map(({ path }) => `-f ${path}`);
    const lines = ((await running?.type(`npx bubu apply ${files.join(" ")}`)) ?? "").trim().split("\n");
    expect(lines.filter((line) => !line.endsWith(" created"))).toEqual([]);
    expect(lines.length).toBeGreaterThanOrEqual(files.length);
  });

  test.each(refused.filter(here))("$path is refused there too, for the same", async ({ path, refused: findings }) => {
    const said = (await running?.type(`npx bubu apply -f ${path}`)) ?? "";
    for (const finding of findings) {
      const [rule, at] = finding.split(" at ");
      expect(said).toContain(`[${rule}]`);
      expect(said).toContain(`${at === "the object" ? "object" : at}: `);
    }
  });
});
