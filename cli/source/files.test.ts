import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFiles } from "./files.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-files-"));
  for (const path of ["a/b", "a/node_modules", "a/.git"]) mkdirSync(join(folder, path), { recursive: true });
  for (const path of ["a/z.yaml", "a/b/c.yml", "a/b/d.json", "a/x.txt", "a/node_modules/n.yaml", "a/.git/g.yaml"]) {
    writeFileSync(join(folder, path), "");
  }
  symlinkSync(join(folder, "a"), join(folder, "a", "b", "loop"));
  symlinkSync(join(folder, "a", "z.yaml"), join(folder, "a", "l.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const names = async (...args: string[]) =>
  (await findFiles(args, folder)).map(({ name, named }) => (named ? `${name}!` : name));

test("folders are walked in order, each file once, without dependencies, history and loops", async () => {
  expect(await names("a")).toEqual(["a/b/c.yml", "a/b/d.json", "a/l.yaml", "a/z.yaml"]);
  expect(await names("a", "a/z.yaml", "-")).toEqual(["a/b/c.yml", "a/b/d.json", "a/l.yaml", "a/z.yaml!", "-!"]);
});

test("what is not there is said by the name that was given", async () => {
  await expect(names("none.yaml")).rejects.toMatchObject({
    code: "file/unreadable",
    message: "cannot read none.yaml: there is no such file or folder",
  });
});
