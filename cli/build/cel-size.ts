import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { celDoors } from "./cel-doors.ts";
import { root } from "./paths.ts";

/** A part of the CEL package as a browser loads it. */
export interface Size {
  readonly what: string;
  /** Minified and gzipped. */
  readonly bytes: number;
}

/** What the parts of the CEL package weigh without re2js, its engine of regular expressions, and that apart. */
export async function celSizes(): Promise<{ readonly [part in Part]: Size }> {
  const { language, rules, protobuf } = celDoors;
  const kubernetes = ["compile", "kubernetes/environment"];
  return {
    language: await size("the language: all doors but those of rules and protobuf", language),
    rules: await size("the language and the rules of definitions", [...language, ...rules]),
    kubernetes: await size("compile and the Kubernetes environment", kubernetes),
    bare: await size("compile and the bare environment", ["compile", "environment"]),
    protobuf: await size("the door of protobuf and what it uses of ours", protobuf),
    re2js: { what: "re2js", bytes: await weigh('export * from "re2js";', []) },
  };
}

type Part = "language" | "rules" | "kubernetes" | "bare" | "protobuf" | "re2js";

async function size(what: string, doors: readonly string[]): Promise<Size> {
  // Each door under a name of its own: all that it exports stays.
  const lines = doors.map((door, index) => `export * as door${index} from "./${door}.ts";`);
  return { what, bytes: await weigh(lines.join("\n"), ["re2js", "@bufbuild/*"]) };
}

async function weigh(contents: string, external: string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, "cel"), loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2024",
    external,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
