import { describe, expect, test } from "vitest";
import { pure } from "./arrows.ts";
import { modules } from "./modules.ts";
import { impurities } from "./purity.ts";

/** Packages that compute and nothing else, by the one file that may load them. */
const computing: { readonly [path: string]: readonly string[] } = {
  "cel/regex/engine.ts": ["re2js"],
  "cel/protobuf/runtime.ts": ["@bufbuild/protobuf", "@bufbuild/protobuf/wkt"],
};

describe("pure houses", () => {
  test("read only their arguments", async () => {
    const sources = (await modules()).filter(({ house, role }) => role === "source" && pure.includes(house));
    expect(sources.length).toBeGreaterThan(20);
    const wrong = sources.flatMap(({ path, text }) => impurities(path, text).map((what) => `${path} ${what}`));
    expect(wrong).toEqual([]);
  });

  test("load nothing but pure houses", async () => {
    const sources = (await modules()).filter(({ house, role }) => role === "source" && pure.includes(house));
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => !/^(\.|@bubustack\/)/.test(specifier ?? ""))
        .filter(({ specifier }) => !computing[path]?.includes(specifier ?? ""))
        .map(({ specifier }) => `${path}: ${specifier ?? "a computed import"}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the check", () => {
  test.each([
    ["Date.now()", "Date.now"],
    ["new Date()", "new Date()"],
    ["Date()", "Date()"],
    ["Math.random()", "Math.random"],
    ["eval('1')", "eval"],
    ["new Function('1')", "Function"],
    ["globalThis.x", "globalThis"],
    ["process.env", "process"],
    ["Buffer.from('')", "Buffer"],
    ["import('./x.ts')", "import()"],
    ["import.meta.url", "import.meta"],
    ["a.localeCompare(b)", "localeCompare"],
    ["a['localeCompare'](b)", "localeCompare"],
    ["n.toLocaleString()", "toLocaleString"],
    ["new Intl.Collator()", "Intl"],
    ["setTimeout(f, 1)", "setTimeout"],
    ["({ fetch })", "fetch"],
    ["d.getHours()", "getHours"],
    ["import fs from 'node:fs'", "node:fs"],
  ])("sees %s", (text, expected) => {
    expect(impurities("x.ts", text)).toContain(`line 1: ${expected}`);
  });

  test.each([
    "new Date(0).toISOString()",
    "Date.UTC(2000, 1)",
    "// Date.now()",
    "'Math.random()'",
    "const x: typeof globalThis = y;",
    "f.process",
    "({ fetch: 1 })",
    "const process = 1; f(process)",
    "function f({ window = 1 }) { return window }",
    "import { fetch } from './x.ts'; fetch()",
    "const d = host.now();",
  ])("passes %s", (text) => {
    expect(impurities("x.ts", text)).toEqual([]);
  });

  test("names the line of the source", () => {
    expect(impurities("x.ts", "type A = 1;\n\nconst a: A = eval('1');")).toEqual(["line 3: eval"]);
  });
});
