import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Plain JavaScript without declarations: it has to run on any Node.
const { broughtBin, executable, major, platforms } = await import(new URL("./platforms.js", import.meta.url).href);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

test("the packages are those that the project brings", () => {
  const { optionalDependencies } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
  expect(Object.values(platforms).sort()).toEqual(Object.keys(optionalDependencies).sort());
});

test("the brought executable is where its package says, and nowhere else", () => {
  expect(broughtBin("/nowhere")).toBeUndefined();
  expect(executable(broughtBin(root) ?? "x")).toMatch(/node(\.exe)?$/);
  expect(major()).toBe(Number(process.versions.node.split(".")[0]));
});
