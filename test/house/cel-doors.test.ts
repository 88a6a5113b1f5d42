import { celDoors } from "@bubustack/cli/build/cel-doors";
import { expect, test } from "vitest";
import { files, read } from "./repository.ts";

const doors = Object.values(celDoors).flat();

test("each door of the CEL package is a module", () => {
  const modules = new Set(files());
  expect(doors.filter((door) => !modules.has(`cel/${door}.ts`))).toEqual([]);
});

test("what the README of the CEL package imports has a door", () => {
  const imported = [...read("cel/README.md").matchAll(/"@bubustack\/cel\/([^"]+)"/g)].map(([, door]) => door ?? "");
  expect(imported).not.toEqual([]);
  expect(imported.filter((door) => !doors.includes(door))).toEqual([]);
});
