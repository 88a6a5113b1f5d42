/** Which local command stands for an image. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { isObject } from "@bubustack/api/json";
import { parse } from "yaml";

/** A local program in the place of an image. */
export interface LocalImage {
  /** The program and its first arguments. */
  readonly command: readonly string[];
  /** Whether a pod may name another program by `command`. Default: no. */
  readonly anyCommand: boolean;
  /**
   * A script that the platform's own Node runs under its permission model: it reads its own folder and that of the script,
   * writes its own, and starts nothing. `network` allows connections. Undefined: `command` is run, and not confined.
   */
  readonly script?: { readonly file: string; readonly network: boolean };
}

export type Images = ReadonlyMap<string, LocalImage>;

/** Reads a file of images: see `parseImages`. `file/unreadable` where there is none. */
export function readImages(file: string): Images {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new BubuError("file/unreadable", `the file of images ${file} cannot be read`, { cause });
  }
  return parseImages(text, file);
}

/**
 * Understands a file of images, YAML or JSON: `images: {"registry/name:tag": {command: [...], anyCommand: true}}` or
 * `{node: "script.mjs", network: true}`. Relative paths are from the file. `file/unparsable` where it is none.
 */
export function parseImages(text: string, file: string): Images {
  const folder = dirname(resolve(file));
  const value = parsed(text, file);
  const given = isObject(value) ? value.images : undefined;
  if (!isObject(given)) throw wrong(file, 'it has no map "images"');
  return new Map(
    Object.entries(given).map(([name, each]) => [name, localImage(each, folder, `${file}: images.${name}`)]),
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new BubuError("file/unparsable", `the file of images ${file} is no YAML`, { cause });
  }
}

function localImage(value: unknown, folder: string, where: string): LocalImage {
  if (!isObject(value)) throw wrong(where, "it is no map");
  const anyCommand = value.anyCommand === true;
  if (typeof value.node === "string") {
    const script = { file: resolve(folder, value.node), network: value.network === true };
    return { command: [], anyCommand: false, script };
  }
  const { command } = value;
  const texts = Array.isArray(command) ? command.filter((part) => typeof part === "string") : [];
  if (!Array.isArray(command) || texts.length !== command.length || (texts.length === 0 && !anyCommand))
    throw wrong(where, 'it needs "command", a list of texts, or "node", a script');
  const [program = "", ...rest] = texts;
  const local = program.startsWith("./") || program.startsWith("../") ? resolve(folder, program) : program;
  return { command: texts.length === 0 ? [] : [local, ...rest], anyCommand };
}

function wrong(where: string, why: string): BubuError {
  return new BubuError("file/unparsable", `${where}: ${why}`);
}
