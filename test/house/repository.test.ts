import { describe, expect, test } from "vitest";
import { exists, files, read } from "./repository.ts";

describe("the files of the repository", () => {
  test("are those that git lists, each once and readable", () => {
    const paths = files();
    expect(paths).toContain("package.json");
    expect(paths).toContain("test/house/repository.ts");
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => path.startsWith("node_modules/"))).toEqual([]);
    for (const path of paths) expect(exists(path)).toBe(true);
  });

  test("are read by their path from the root", () => {
    expect(JSON.parse(read("package.json"))).toMatchObject({ name: "bubustack" });
  });
});
