import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bubu } from "../testing/io.ts";
import { story } from "../testing/sample.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "bubu-fix-"));
});
afterEach(() => rm(cwd, { recursive: true }));

const given = story("a", "[{name: end, type: stp}]");
const wanted = `${story("a", "[{name: end, type: stop}]")}  pattern: batch\n`;
const file = (name: string) => readFile(join(cwd, name), "utf8");
const lint = (...argv: string[]) => bubu(["lint", ...argv], { cwd });

test("--fix changes the files, says what changed and reports the rest", async () => {
  await writeFile(join(cwd, "a.yaml"), given);
  const first = await lint("--fix", "a.yaml");
  expect([first.code, await file("a.yaml")]).toEqual([0, wanted]);
  expect(first.out).toContain('fixed: a.yaml:6:29: spec.steps[0].type: "stp" is now "stop" [story/schema]');
  expect(first.out).toContain("2 changes in 1 file made");
  expect(first.out).toContain("1 file, 1 object: 0 errors, 0 warnings, 0 skipped");
  const second = await lint("--fix", "a.yaml");
  expect([second.code, second.out]).toEqual([0, "1 file, 1 object: 0 errors, 0 warnings, 0 skipped\n"]);
});

test("what cannot be fixed still ends with 1", async () => {
  await writeFile(join(cwd, "a.yaml"), story("a", "[{name: end, type: stp, needs: [nothing-like-it]}]"));
  const { code, out } = await lint("--fix", "a.yaml");
  expect([code, out.includes("story/needs-known")]).toEqual([1, true]);
  expect(await file("a.yaml")).toContain("type: stop");
});

test("--dry-run shows the difference, writes nothing, and ends with 1 while there is one", async () => {
  await writeFile(join(cwd, "a.yaml"), given);
  const { code, out, err } = await lint("--fix", "--dry-run", "a.yaml");
  expect([code, await file("a.yaml")]).toEqual([1, given]);
  expect(out).toContain("-  steps: [{name: end, type: stp}]\n+  steps: [{name: end, type: stop}]\n+  pattern: batch\n");
  expect(err).toContain("2 changes in 1 file to make");
  await writeFile(join(cwd, "a.yaml"), wanted);
  const clean = await lint("--fix", "--dry-run", "a.yaml");
  expect([clean.code, clean.out]).toEqual([0, ""]);
});

test("programs get their report alone on standard output", async () => {
  await writeFile(join(cwd, "a.yaml"), given);
  const { out, err } = await lint("--fix", "-o", "json", "a.yaml");
  expect(JSON.parse(out).summary.errors).toBe(0);
  expect(err).toContain("fixed:");
});

test("links stay links, and a byte order mark stays", async () => {
  await writeFile(join(cwd, "real.yaml"), `\u{feff}${given}`);
  await symlink("real.yaml", join(cwd, "link.yaml"));
  await lint("--fix", "link.yaml");
  expect(await file("real.yaml")).toBe(`\u{feff}${wanted}`);
});

test.each([
  [["--fix", "-"], "standard input cannot be changed"],
  [["--fix", "--cluster", "a.yaml"], "leave out --cluster"],
  [["--dry-run", "a.yaml"], "--dry-run goes with --fix"],
])("%j is no way to call it", async (argv, message) => {
  await writeFile(join(cwd, "a.yaml"), given);
  const { code, err } = await lint(...argv);
  expect([code, err.includes(message)]).toEqual([2, true]);
});
