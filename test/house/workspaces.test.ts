import { describe, expect, test } from "vitest";
import { arrows } from "./arrows.ts";
import { modules } from "./modules.ts";
import { files } from "./repository.ts";
import { manifest, uses, workspaces } from "./workspaces.ts";

const all = await modules();
const shared = Object.keys(manifest("").devDependencies ?? {});
const names = (list: Iterable<string>) => [...list].sort();

test("every folder with a package.json is a workspace, and every workspace a house", () => {
  const folders = files().filter((path) => /^[^/]+\/package\.json$/.test(path));
  expect(names(workspaces())).toEqual(names(folders.map((path) => path.split("/")[0] ?? "")));
  expect(workspaces().filter((folder) => folder !== "test" && arrows[folder] === undefined)).toEqual([]);
});

describe.each(workspaces())("%s", (house) => {
  const { name, dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifest(house);
  const used = uses(house, all);

  test("is named after its folder", () => {
    expect(name).toBe(`@bubustack/${house}`);
  });

  test("depends on what its sources load, and on nothing else", () => {
    const missing = names(used.source).filter((each) => !(each in dependencies || each in peerDependencies));
    const idle = names(Object.keys(dependencies)).filter((each) => !used.source.has(each) && !used.types.has(each));
    expect({ missing, idle }).toEqual({ missing: [], idle: [] });
  });

  test("names what its types and tests use besides among its development dependencies", () => {
    const named = (each: string) => each in dependencies || each in devDependencies;
    const missing = names(new Set([...used.types, ...used.test])).filter(
      (each) => !named(each) && !(used.test.has(each) && shared.includes(each)),
    );
    const idle = names(Object.keys(devDependencies)).filter((each) => !used.test.has(each) && !used.types.has(each));
    const twice = names(Object.keys(devDependencies)).filter((each) => each in dependencies);
    expect({ missing, idle, twice }).toEqual({ missing: [], idle: [], twice: [] });
  });
});

test("uses are told apart by source, types and tests", () => {
  const module = (path: string, role: "source" | "test", imports: [string, "value" | "type" | "dynamic"][]) => ({
    path,
    house: "cli",
    role,
    text: "",
    imports: imports.map(([specifier, form]) => ({ specifier, form })),
  });
  const used = uses("cli", [
    module("cli/a.ts", "source", [
      ["yaml", "value"],
      ["@bubustack/dev/run", "dynamic"],
      ["@bubustack/cli/b", "value"],
    ]),
    module("cli/b.ts", "source", [
      ["@bubustack/engine/x", "type"],
      ["node:fs", "value"],
      ["./a.ts", "value"],
    ]),
    module("cli/a.test.ts", "test", [["@clack/prompts/deep", "type"]]),
  ]);
  expect(names(used.source)).toEqual(["@bubustack/dev", "yaml"]);
  expect(names(used.types)).toEqual(["@bubustack/engine"]);
  expect(names(used.test)).toEqual(["@clack/prompts"]);
});
