import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { broughtBin, executable, major, platforms } from "./platforms.js";

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
