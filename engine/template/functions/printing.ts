import { sprintf } from "../printf.ts";
import { isPrinted } from "../quote.ts";
import type { Run } from "../run.ts";
import { sideBySide, textOf } from "../text.ts";
import type { List } from "../value.ts";
import type { Functions } from "./take.ts";
import { text } from "./take.ts";

/** The text of arguments that are escaped: what is not there is `<no value>`. */
function shown(args: List, run: Run): string {
  const values = args.map((value) => (value === undefined || value === null ? "<no value>" : value));
  return run.made(sideBySide(values, run));
}

const html: ReadonlyMap<string, string> = new Map([
  ["\0", "\ufffd"],
  ['"', "&#34;"],
  ["'", "&#39;"],
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);

function scripted(source: string): string {
  let out = "";
  for (const letter of source) {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === "\\" || letter === "'" || letter === '"') out += `\\${letter}`;
    else if ("<>&=".includes(letter) || code < 32) out += `\\u${hex(code)}`;
    else out += code < 128 || isPrinted(letter) ? letter : `\\u${hex(code)}`;
  }
  return out;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}

function query(source: string): string {
  return encodeURIComponent(source.toWellFormed())
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

export const printing: Functions = {
  print: (args, run) => sideBySide(args, run),
  println: (args, run) => {
    const parts: string[] = [];
    for (const value of args) parts.push(textOf(value, run));
    return run.made(`${parts.join(" ")}\n`);
  },
  printf: (args, run) => sprintf(text(args, 0), args.slice(1), run),
  html: (args, run) => run.made(shown(args, run).replace(/[\0"'&<>]/g, (letter) => html.get(letter) ?? letter)),
  js: (args, run) => run.made(scripted(shown(args, run))),
  urlquery: (args, run) => run.made(query(shown(args, run))),
};
