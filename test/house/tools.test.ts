import { describe, expect, test } from "vitest";
import { read } from "./repository.ts";
import { tool } from "./tool.ts";

const long = 300_000;

describe("the compiler", () => {
  test("accepts the whole tree", { timeout: long }, async () => {
    expect(await tool("tsc", "-p", "tsconfig.json")).toEqual({ code: 0, output: "" });
  });

  test("accepts the pure houses without Node's types", { timeout: long }, async () => {
    expect(await tool("tsc", "-p", "tsconfig.pure.json")).toEqual({ code: 0, output: "" });
  });
});

test("the linter refuses a type that says nothing", () => {
  expect(JSON.parse(read("biome.json"))).toMatchObject({
    linter: { rules: { suspicious: { noExplicitAny: "error" } } },
  });
});

test("the linter and the formatter have nothing to say", { timeout: long }, async () => {
  const { code, output } = await tool("biome", "ci", "--colors=off", "--max-diagnostics=20", ".");
  expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
});

test("no file, export or dependency is unused", { timeout: long }, async () => {
  expect(await tool("knip", "--no-progress", "--no-config-hints")).toEqual({ code: 0, output: "" });
});

test("a command that fails is told from one that ends well", async () => {
  expect(await tool("node", "-e", "console.log('out'); process.exitCode = 3")).toEqual({ code: 3, output: "out" });
});
