import type { Functions, TemplateFunction } from "./take.ts";
import { text } from "./take.ts";

/** The shortest path that means the same: no `.`, no empty parts, `..` only at the start. */
function clean(path: string): string {
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!rooted) kept.push(part);
  }
  const joined = kept.join("/");
  return rooted ? `/${joined}` : joined || ".";
}

function trimSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end--;
  return path.slice(0, end);
}

function base(path: string): string {
  if (path === "") return ".";
  const trimmed = trimSlashes(path);
  return trimmed === "" ? "/" : trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

function dir(path: string): string {
  return clean(path.slice(0, path.lastIndexOf("/") + 1));
}

function ext(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot);
}

function of(work: (path: string) => string | boolean): TemplateFunction {
  return (args, run) => {
    run.text(text(args, 0).length);
    return work(text(args, 0));
  };
}

const isAbs = of((path) => path.startsWith("/"));

/** Paths with slashes; those with "os" are the same, whatever the machine. */
export const paths: Functions = {
  base: of(base),
  dir: of(dir),
  clean: of(clean),
  ext: of(ext),
  isAbs,
  osBase: of(base),
  osDir: of(dir),
  osClean: of(clean),
  osExt: of(ext),
  osIsAbs: isAbs,
};
