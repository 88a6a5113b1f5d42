import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { recordTypes } from "@bubustack/api/audit/record-types";
import { formatKey } from "@bubustack/audit/note/key";
import { decided, recordOf } from "@bubustack/audit/testing/decisions";
import { logSigner, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { bubu } from "@bubustack/cli/testing/io";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath } from "./chromium.ts";

const { path: cwd, put, remove } = await temp();
const start = Date.UTC(2026, 2, 1);
const signer = logSigner();
/** What a browser would run, if it was not text. */
const hostile = `"><img src=x onerror="document.title='run'"><script>document.title='run'</script>`;
// The example of a deletion is about another log: here it would be a lie, which verification names.
const types = recordTypes.filter(({ what }) => what !== "retention.deleted");
const records = [
  ...types.flatMap(({ what, examples }) => examples.map((data) => recordOf({ at: start, type: what, data }))),
  ...Array.from({ length: 400 }, (_, at) =>
    recordOf({
      at: start + at * 3_600_000,
      data: decided({
        namespace: at % 7 === 0 ? hostile : "team-a",
        rules: at % 5 === 0 ? ["story/step-names", hostile] : [],
      }),
    }),
  ),
];

let browser: Browser;
let page: Page;
const asked: string[] = [];
const said: string[] = [];

beforeAll(async () => {
  for (const [path, bytes] of smallLog(signer, records)) await put(`log/${path}`, bytes);
  const period = ["--from", "2026-03-01", "--to", "2026-03-31"];
  const flags = ["--key", formatKey(signer.key), "--scan", "--out", "report.html"];
  expect((await bubu(["audit", "report", "log", ...period, ...flags], { cwd })).code).toBe(0);
  const executablePath = chromiumPath() ?? "";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  page = await browser.newPage({ viewport: { width: 1_000, height: 800 } });
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(pathToFileURL(join(cwd, "report.html")).href);
});

afterAll(async () => {
  await browser?.close();
  await remove();
});

describe("a report in a real browser", () => {
  test("asks for nothing but itself, and has nothing to say", () => {
    expect(asked.length).toBe(1);
    expect(said).toEqual([]);
  });

  test("shows what records say as text", async () => {
    expect(await page.title()).toBe("Audit report 2026-03-01 to 2026-03-31");
    expect(await page.locator("img, script").count()).toBe(0);
    expect(await page.getByText(hostile).count()).toBeGreaterThan(0);
  });

  test("has its parts, bars of which the highest is the longest, and the statement", async () => {
    expect(await page.locator("section > h2").allInnerTexts()).toEqual([
      ...["Integrity of the logs", "Decisions", "Refusals", "Exceptions", "Policy history", "Other acts"],
      ...["Readings of the logs", "Controls", "How to verify"],
    ]);
    await page.getByText("Nothing was removed or altered.").waitFor();
    const tall = await page
      .locator("#decisions svg rect.allowed")
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
    expect(tall.length).toBe(17);
    expect(Math.min(...tall)).toBeGreaterThan(10);
  });

  test.each([1_000, 400])("fits into a window of %i pixels", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    const root = "document.documentElement";
    const [needs, has] = await page.evaluate<number[]>(`[${root}.scrollWidth, ${root}.clientWidth]`);
    expect(needs).toBeLessThanOrEqual((has ?? 0) + 1);
  });

  test("prints on pages", async () => {
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(2);
    expect(pages).toBeLessThan(15);
  });
});
