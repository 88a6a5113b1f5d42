import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import type { Io } from "../io.ts";
import type { Source } from "./source.ts";
import { maxFileBytes, readSource } from "./source.ts";

/** A file to read. */
export interface File {
  /** As messages name it, with forward slashes; `-` is standard input. */
  readonly name: string;
  /** Named on the command line, not found in a folder: it is expected to hold objects. */
  readonly named: boolean;
}

const wanted = /\.(ya?ml|json)$/;
const skipped = new Set(["node_modules", ".git"]);

/** The files that arguments mean: files as they are, folders with all that is under them, sorted, each file once. */
export async function findFiles(args: readonly string[], cwd: string): Promise<readonly File[]> {
  const found = new Map<string, File>();
  const add = (file: File) => {
    if (!found.get(file.name)?.named) found.set(file.name, file);
  };
  for (const arg of args) {
    if (arg === "-") add({ name: "-", named: true });
    else if (await isFolder(arg, cwd)) for (const name of await walk(arg, cwd)) add({ name, named: false });
    else add({ name: slashes(arg), named: true });
  }
  return [...found.values()];
}

/** Reads one file, `-` from standard input. */
export async function readFileSource(file: File, io: Io): Promise<Source> {
  return readSource(file.name, file.name === "-" ? await io.stdin() : await readBytes(file.name, io.cwd));
}

async function readBytes(name: string, cwd: string): Promise<Uint8Array> {
  try {
    const path = resolve(cwd, name);
    const { size } = await stat(path);
    // Larger ones are refused by what follows: one byte more than allowed is enough to know.
    return size > maxFileBytes ? new Uint8Array(maxFileBytes + 1) : await readFile(path);
  } catch (error) {
    throw unreadable(name, error);
  }
}

async function isFolder(arg: string, cwd: string): Promise<boolean> {
  try {
    return (await stat(resolve(cwd, arg))).isDirectory();
  } catch (error) {
    throw unreadable(arg, error);
  }
}

async function walk(folder: string, cwd: string): Promise<string[]> {
  const names: string[] = [];
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = slashes(join(folder, entry.name));
    if (entry.isDirectory() && !skipped.has(entry.name)) names.push(...(await walk(path, cwd)));
    // A link to a file is read; a link to a folder is not followed, since it may lead back.
    else if (wanted.test(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(path, cwd))))) {
      names.push(path);
    }
  }
  return names;
}

function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "there is no such file or folder",
  EACCES: "it may not be read",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is not a folder",
};

function unreadable(name: string, cause: unknown): BubuError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return new BubuError("file/unreadable", `cannot read ${name}: ${reasons[code] ?? "reading failed"}`, { cause });
}
