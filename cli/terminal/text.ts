// Everything below a blank, DEL and C1, and the marks that change the direction of text: what a file could use to make
// a terminal show something else than what is there.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const unsafe = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Text that can be printed: control and direction characters become `\u{…}`; tabs and line feeds stay. */
export function printable(text: string): string {
  return text.toWellFormed().replace(unsafe, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`);
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const none = /\p{Mn}|\p{Me}|[\u200b-\u200d]|[\ufe00-\ufe0f]/u;

/** Columns that a character takes on a terminal: 0, 1 or 2 (East Asian wide and emoji). */
function columns(sign: string): number {
  if (sign < "\u0300") return 1;
  if (none.test(sign)) return 0;
  return wide.test(sign) ? 2 : 1;
}

/** Columns that a printable text takes on a terminal. */
export function width(text: string): number {
  let sum = 0;
  for (const sign of text) sum += columns(sign);
  return sum;
}

export function padEnd(text: string, to: number): string {
  return text + " ".repeat(Math.max(0, to - width(text)));
}

/** A line of a source and the marks under a part of it, aligned on a terminal. */
export interface Excerpt {
  readonly text: string;
  readonly marks: string;
}

const tab = 4;

/**
 * Shows the part `[start, end)` (columns from 1, in UTF-16 code units) of a line. Tabs become blanks to the next
 * multiple of four; a line longer than `limit` is cut around the part.
 */
export function excerpt(line: string, start: number, end: number, limit = 110): Excerpt {
  // What cannot be shown anyway is not looked at: a line may have millions of characters.
  const from = Math.max(0, start - 1 - 4 * limit);
  const behind = Math.max(start, end - 1);
  const before = flatten(line.slice(from, start - 1), 0);
  const marked = flatten(line.slice(start - 1, Math.min(behind, start + 4 * limit)), width(before));
  const after = flatten(line.slice(behind, behind + 4 * limit), width(before) + width(marked));
  const shownMark = cutEnd(marked, limit - 20);
  const room = Math.max(20, limit - width(shownMark) - 20);
  const head = cutStart(from > 0 ? `…${before}` : before, room);
  const text = cutEnd(head + marked + after, limit).trimEnd();
  return { text, marks: " ".repeat(width(head)) + "^".repeat(Math.max(1, width(shownMark))) };
}

function flatten(text: string, from: number): string {
  let out = "";
  let column = from;
  for (const sign of printable(text)) {
    const shown = sign === "\t" ? " ".repeat(tab - (column % tab)) : sign;
    column += sign === "\t" ? shown.length : columns(sign);
    out += shown;
  }
  return out;
}

function cutStart(text: string, limit: number): string {
  if (width(text) <= limit) return text;
  const signs = [...text];
  let at = signs.length;
  let sum = 1;
  while (at > 0) {
    sum += columns(signs[at - 1] ?? "");
    if (sum > limit) break;
    at--;
  }
  return `…${signs.slice(at).join("")}`;
}

function cutEnd(text: string, limit: number): string {
  if (text.length <= limit && width(text) <= limit) return text;
  let out = "";
  let sum = 1;
  for (const sign of text) {
    sum += columns(sign);
    if (sum > limit) break;
    out += sign;
  }
  return `${out}…`;
}
