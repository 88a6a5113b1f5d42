import { readJson } from "./json.ts";
import { Lines } from "./lines.ts";
import type { Document, Problem } from "./tree.ts";
import { readYaml } from "./yaml.ts";

/** Largest file that is read, in bytes. */
export const maxFileBytes = 16 * 1024 * 1024;

/** A file as read: its documents, and where things stand in it. */
export interface Source {
  /** As messages name it: the path as given, `-` for standard input. */
  readonly name: string;
  /** As read, without a byte order mark. */
  readonly text: string;
  /** How it was read. */
  readonly syntax: "json" | "yaml";
  readonly lines: Lines;
  readonly documents: readonly Document[];
}

// Control characters that neither YAML nor JSON allow in a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Reads the bytes of a file as JSON or YAML. What cannot be read is a document that consists of its problem. */
export function readSource(name: string, bytes: Uint8Array): Source {
  if (bytes.length > maxFileBytes) {
    return broken(name, "", { message: "the file is larger than 16 MiB", fix: "split it" });
  }
  const text = decode(bytes);
  if (text === undefined) return broken(name, "", { message: "the file is not UTF-8 text", fix: "save it as UTF-8" });
  const lines = new Lines(text);
  const found = control.exec(text);
  if (found !== null) {
    const code = found[0].charCodeAt(0).toString(16).padStart(4, "0");
    return broken(name, text, { message: `control character U+${code.toUpperCase()}: not a text file` }, found.index);
  }
  return { name, text, lines, ...parse(name, text) };
}

/** A text that starts like JSON is read as JSON first, which is faster and says more; flow YAML starts like it too. */
function parse(name: string, text: string): Pick<Source, "syntax" | "documents"> {
  const json = name.endsWith(".json");
  if (json || /^\s*[{[]/.test(text)) {
    const documents = readJson(text);
    if (json || documents.every(({ tree }) => tree !== undefined)) return { syntax: "json", documents };
  }
  return { syntax: "yaml", documents: readYaml(text) };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    // A byte order mark is dropped.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function broken(name: string, text: string, problem: Omit<Problem, "start" | "end">, at = 0): Source {
  const span = { start: at, end: Math.min(at + 1, text.length) };
  return {
    name,
    text,
    syntax: "yaml",
    lines: new Lines(text),
    documents: [{ ...span, tree: undefined, problems: [{ ...span, ...problem }] }],
  };
}
