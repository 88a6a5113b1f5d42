import type { Frame } from "../plan/frame.ts";
import type { Value } from "../values/value.ts";
import { splitAt } from "./find.ts";

/** Splits at a separator, into at most `limit` parts; -1 for any number. Without a separator: into characters. */
export function splitText(frame: Frame, text: string, separator: string, limit: number): Value {
  if (limit === 0) return [];
  const refused = frame.work(text.length) ?? frame.grow(text.length * 8);
  if (refused !== undefined) return refused;
  const parts = separator === "" ? [...text] : splitAt(text, separator);
  if (limit < 0 || parts.length <= limit) return parts;
  return [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)];
}

/** Replaces the first `limit` occurrences; -1 for all. An empty text stands before each character and at the end. */
export function replaceText(frame: Frame, text: string, old: string, by: string, limit: number): Value {
  if (limit === 0 || old === by) return text;
  const refused = frame.work(text.length);
  if (refused !== undefined) return refused;
  const pieces = old === "" ? ["", ...[...text], ""] : splitAt(text, old);
  const joints = limit < 0 ? pieces.length - 1 : Math.min(limit, pieces.length - 1);
  const over = frame.grow(text.length + joints * by.length);
  if (over !== undefined) return over;
  return [pieces.slice(0, joints + 1).join(by), ...pieces.slice(joints + 1)].join(old);
}

const escapes: { readonly [char: string]: string } = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"',
};

/** Text in double quotes, with the escapes of the language. */
export function quoteText(frame: Frame, text: string): Value {
  const refused = frame.work(text.length / 5) ?? frame.grow(text.length * 2);
  return refused ?? `"${text.replace(/[\p{Cc}\\"]/gu, (char) => escapes[char] ?? char).toWellFormed()}"`;
}
