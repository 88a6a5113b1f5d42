import { join } from "node:path";
import { createContext, Script } from "node:vm";
import type { Host } from "@bubustack/policies/host";
import { host } from "@bubustack/policies/testing/host";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "./repository.ts";
import type { Outcome } from "./run-examples.ts";
import { runExamples } from "./run-examples.ts";

/** The pure houses and the examples as one script; esbuild refuses to resolve a built-in of Node. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, "test", "house", "run-examples.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "bundled",
    platform: "neutral",
    target: "es2024",
  });
  return outputFiles[0]?.text ?? "";
}

/** Runs a script in a context that has the language and nothing else, and cannot make code out of text. */
function inEmptyContext(code: string): (host: Host) => string {
  const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  new Script(code).runInContext(context, { timeout: 20_000 });
  const run: unknown = new Script("bundled.runExamples").runInContext(context);
  if (typeof run !== "function") throw new Error("the bundle has no runExamples");
  return (host) => run(host);
}

describe("every example of every rule", () => {
  let code = "";
  let here = "";
  beforeAll(async () => {
    code = await bundle();
    here = runExamples(host);
  });

  test("is judged as it says", () => {
    const outcomes: readonly Outcome[] = JSON.parse(here);
    expect(outcomes.length).toBeGreaterThan(40);
    const wrong = outcomes.filter(({ example, found }) => found !== (example === "deny"));
    expect(wrong.map(({ rule, example }) => `${rule}: ${example}`)).toEqual([]);
  });

  test("is judged the same, byte for byte, in an empty context without code generation", () => {
    expect(inEmptyContext(code)(host)).toBe(here);
  });

  test("would show a reach outside", () => {
    const reach = inEmptyContext(
      "var bundled = { runExamples: () => typeof process + typeof fetch + typeof setTimeout };",
    );
    expect(reach(host)).toBe("undefinedundefinedundefined");
    expect(() => inEmptyContext("var bundled = { runExamples: () => eval('1') };")(host)).toThrow();
  });
});
