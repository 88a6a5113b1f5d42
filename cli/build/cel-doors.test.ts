import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { celDoors } from "./cel-doors.ts";
import { root } from "./paths.ts";

const doors = Object.values(celDoors).flat();

test("each door of the CEL package is a module", () => {
  expect(doors.filter((door) => !existsSync(join(root, "cel", `${door}.ts`)))).toEqual([]);
});

test("what the README of the package imports has a door", () => {
  const readme = readFileSync(join(root, "cel", "README.md"), "utf8");
  const imported = [...readme.matchAll(/"@bubustack\/cel\/([^"]+)"/g)].map(([, door]) => door);
  expect(imported).not.toEqual([]);
  expect(imported.filter((door) => !doors.includes(door ?? ""))).toEqual([]);
});
