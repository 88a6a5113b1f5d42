import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.ts";

/** Suites that have a configuration or a driver of their own. */
export const apart: RegExp = /^test\/(browser|cluster|load|services)\/|\.live\.test\.ts$/;

/** Built-ins of Node that compute and leave nothing behind. */
const harmless =
  "assert|buffer|crypto|events|path|path/posix|querystring|stream|stream/promises|string_decoder|url|util|zlib";
const reaches = new RegExp(`from "node:(?!(?:${harmless})")|\\bvi\\.|\\bprocess\\.|\\bfetch\\(|\\bnew Worker\\(`);
/** Tests of processes and of the whole. House tests only read the tree, and those of the oracles what is checked in. */
const starts = /^(dev|test)\/(?!(?:house|oracle)\/)|(^|\/)(start|server|main|worker)\.test\.ts$/;

/**
 * True for tests that reach outside of the language: files, sockets, processes, faked clocks, what a process has only
 * once. Each of them gets a process of its own. All others share a few threads, whatever house they are of.
 */
export function reachesOut(path: string, text: string): boolean {
  return starts.test(path) || reaches.test(text);
}

/** The test files of the two projects, by path from the root. */
export interface Split {
  readonly pure: readonly string[];
  readonly io: readonly string[];
}

/** Reads every test file of every workspace and sorts it by what it touches. */
export function split(): Split {
  const { workspaces }: { readonly workspaces: readonly string[] } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const all = workspaces
    .flatMap((folder) =>
      globSync(`${folder}/**/*.test.ts`, { cwd: root, exclude: ["**/node_modules/**", "**/dist/**"] }),
    )
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !apart.test(path))
    .sort();
  const groups = Object.groupBy(all, (path) =>
    reachesOut(path, readFileSync(join(root, path), "utf8")) ? "io" : "pure",
  );
  return { pure: groups.pure ?? [], io: groups.io ?? [] };
}
