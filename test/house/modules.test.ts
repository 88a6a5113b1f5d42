import { init } from "es-module-lexer";
import { beforeAll, expect, test } from "vitest";
import { modulePaths, modules, toModule } from "./modules.ts";

beforeAll(() => init);

test("every module that git lists is seen", async () => {
  const seen = await modules();
  expect(seen.map(({ path }) => path)).toEqual(modulePaths());
  expect(seen.length).toBeGreaterThan(40);
});

test("imports are told apart by what Node would load", () => {
  const text = [
    'import type { A } from "@bubustack/api/a";',
    'import { b } from "./b.ts";',
    'export * from "./c.ts";',
    'export type { D } from "./d.ts";',
    'const e = await import("./e.ts");',
    'const f = `import("./f.ts")`; // import "./g.ts"',
  ].join("\n");
  const { house, imports, role } = toModule("engine/x.ts", text);
  expect({ house, role }).toEqual({ house: "engine", role: "source" });
  expect(imports).toEqual([
    { specifier: "./b.ts", form: "value" },
    { specifier: "./c.ts", form: "value" },
    { specifier: "./e.ts", form: "dynamic" },
    { specifier: "@bubustack/api/a", form: "type" },
    { specifier: "./d.ts", form: "type" },
  ]);
});

test("tests, testing doors and build steps are not sources", () => {
  for (const path of ["api/x.test.ts", "runtime/testing/clock.ts", "cli/build/build.ts", "test/load/run.ts", "a.ts"])
    expect(toModule(path, "").role).toBe("test");
  for (const path of ["api/x.ts", "cli/node.js", "cli/verbs/build.ts"]) expect(toModule(path, "").role).toBe("source");
});
