import { globSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../house/repository.ts";

/** A part of the package as a browser loads it: bytes, minified and gzipped. */
export interface Size {
  readonly what: string;
  readonly bytes: number;
}

/** What the CEL package weighs, and its engine of regular expressions apart. */
export async function celSizes(): Promise<readonly Size[]> {
  const house = join(root, "cel");
  const sources = globSync("**/*.ts", { cwd: house }).filter(
    (path) => !/\.test\.ts$|^(?:protobuf|testing|node_modules)\//.test(path),
  );
  const all = sources.toSorted().map((path, index) => `export * as m${index} from "./${path}";`);
  const door = ['export * from "./protobuf/messages.ts";'];
  const kubernetes = ['export * from "./compile.ts";', 'export * from "./kubernetes/environment.ts";'];
  const bare = ['export * from "./compile.ts";', 'export * from "./environment.ts";'];
  return [
    { what: "all modules but the door of protobuf, without re2js", bytes: await weigh(house, all, ["re2js"]) },
    { what: "compile and the Kubernetes environment, without re2js", bytes: await weigh(house, kubernetes, ["re2js"]) },
    { what: "compile and the bare environment, without re2js", bytes: await weigh(house, bare, ["re2js"]) },
    {
      what: "the door of protobuf and what it uses of ours",
      bytes: await weigh(house, door, ["re2js", "@bufbuild/*"]),
    },
    { what: "re2js", bytes: await weigh(house, ['export * from "re2js";'], []) },
  ];
}

async function weigh(resolveDir: string, lines: readonly string[], external: string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: lines.join("\n"), resolveDir, loader: "ts" },
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
