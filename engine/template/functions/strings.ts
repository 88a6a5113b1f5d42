import { Fault } from "../fault.ts";
import { quote } from "../quote.ts";
import type { Run } from "../run.ts";
import { textOf } from "../text.ts";
import { byteLength, slice } from "../utf8.ts";
import type { List } from "../value.ts";
import { firstLetters, isSpace, lower, title, trimSpace, trimWhere, upper } from "./letters.ts";
import type { Functions, TemplateFunction } from "./take.ts";
import { any, text, whole } from "./take.ts";
import { camelCase, lowerWords } from "./words.ts";
import { wrap } from "./wrap.ts";

/** A function of one text, paid for by its length. */
function of(work: (value: string) => string): TemplateFunction {
  return (args, run) => {
    run.text(text(args, 0).length);
    return run.made(work(text(args, 0)));
  };
}

/** A text without what stands in a set of letters at its ends. */
function trimSet(args: List, run: Run): string {
  const letters = new Set(text(args, 0));
  run.text(text(args, 1).length);
  return trimWhere(text(args, 1), (letter) => letters.has(letter));
}

/** Counts in bytes, as Go does. */
function substr(args: List, run: Run): string {
  const from = whole(args, 0);
  const to = whole(args, 1);
  const source = text(args, 2);
  const length = byteLength(source);
  run.text(source.length);
  const start = from < 0 ? 0 : from;
  const end = from >= 0 && (to < 0 || to > length) ? length : to;
  if (end < 0 || end > length || start > end)
    throw new Fault("value", `substr from ${from} to ${to} does not fit a text of ${length} bytes`, run.at, {
      fix: "use trunc, or guard it with len",
    });
  return slice(source, start, end);
}

function trunc(args: List, run: Run): string {
  const count = whole(args, 0);
  const source = text(args, 1);
  run.text(source.length);
  const length = byteLength(source);
  if (count < 0) return length + count > 0 ? slice(source, length + count, length) : source;
  return length > count ? slice(source, 0, count) : source;
}

/** Cuts in the middle of a text: `left` bytes into it, with dots where something is missing. */
function abbreviate(source: string, left: number, width: number): string {
  const length = byteLength(source);
  if (length <= width) return source;
  let offset = Math.min(left, length);
  if (length - offset < width - 3) offset = length - (width - 3);
  if (offset <= 4) return `${slice(source, 0, width - 3)}...`;
  if (width < 7) return "";
  if (offset + width - 3 < length) return `...${abbreviate(slice(source, offset, length), 0, width - 3)}`;
  return `...${slice(source, length - (width - 3), length)}`;
}

function indent(args: List, run: Run): string {
  const width = whole(args, 0);
  const source = text(args, 1);
  if (width < 0)
    throw new Fault("value", `indent needs no less than 0, not ${width}`, run.at, { fix: "use 0 or more" });
  const lines = source.split("\n");
  run.text(source.length + width * lines.length);
  const pad = " ".repeat(width);
  return pad + lines.join(`\n${pad}`);
}

/** Replaces every occurrence; an empty text occurs around each letter. */
function replace(args: List, run: Run): string {
  const [old, put, source] = [text(args, 0), text(args, 1), text(args, 2)];
  run.text(source.length);
  const pieces = old === "" ? ["", ...source, ""] : source.split(old);
  run.text(source.length + put.length * (pieces.length - 1));
  return pieces.join(put);
}

function spaced(args: List, run: Run, show: (value: string) => string): string {
  const shown: string[] = [];
  let length = 0;
  for (const value of args) {
    if (value === null || value === undefined) continue;
    const one = show(textOf(value, run));
    length += one.length + 1;
    run.text(length);
    shown.push(one);
  }
  return shown.join(" ");
}

const show: TemplateFunction = (args, run) => textOf(any(args, 0), run);

export const strings: Functions = {
  trim: of(trimSpace),
  trimAll: trimSet,
  trimall: trimSet,
  trimPrefix: (args) =>
    text(args, 1).startsWith(text(args, 0)) ? text(args, 1).slice(text(args, 0).length) : text(args, 1),
  trimSuffix: (args) =>
    text(args, 1).endsWith(text(args, 0))
      ? text(args, 1).slice(0, text(args, 1).length - text(args, 0).length)
      : text(args, 1),
  upper: of(upper),
  lower: of(lower),
  title: of(title),
  untitle: of((value) => firstLetters(value, lower)),
  substr,
  trunc,
  abbrev: (args, run) => {
    run.text(text(args, 1).length);
    return whole(args, 0) < 4 ? text(args, 1) : abbreviate(text(args, 1), 0, whole(args, 0));
  },
  abbrevboth: (args, run) => {
    const [left, right, source] = [whole(args, 0), whole(args, 1), text(args, 2)];
    run.text(source.length);
    return right < 4 || (left > 0 && right < 7) ? source : abbreviate(source, left, right);
  },
  nospace: of((value) => [...value].filter((letter) => !isSpace(letter)).join("")),
  initials: of((value) => {
    const letters = [...value];
    return letters.filter((letter, at) => !isSpace(letter) && (at === 0 || isSpace(letters[at - 1] ?? ""))).join("");
  }),
  snakecase: of((value) => lowerWords(value, "_")),
  kebabcase: of((value) => lowerWords(value, "-")),
  camelcase: of(camelCase),
  wrap: (args, run) => wrap(text(args, 1), whole(args, 0), "\n", false, run),
  wrapWith: (args, run) => wrap(text(args, 2), whole(args, 0), text(args, 1) || "\n", true, run),
  contains: (args, run) => {
    run.charge((text(args, 0).length + text(args, 1).length) / 8);
    return text(args, 1).includes(text(args, 0));
  },
  hasPrefix: (args) => text(args, 1).startsWith(text(args, 0)),
  hasSuffix: (args) => text(args, 1).endsWith(text(args, 0)),
  replace,
  plural: (args) => (whole(args, 2) === 1 ? text(args, 0) : text(args, 1)),
  indent,
  nindent: (args, run) => `\n${indent(args, run)}`,
  quote: (args, run) => spaced(args, run, (value) => quote(value)),
  squote: (args, run) => spaced(args, run, (value) => `'${value}'`),
  cat: (args, run) => spaced(args, run, (value) => value),
  toString: show,
};
