import type { Frame } from "../plan/frame.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { brief } from "../values/show.ts";
import { codePoints } from "../values/utf8.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError } from "../values/value.ts";
import type { Call, FunctionDecl, Library } from "./declare.ts";
import { fn, free, member } from "./declare.ts";
import { formatClassic, formatPlain } from "./format.ts";
import { checkFormats } from "./format-check.ts";
import { fits, newestFits } from "./format-fits.ts";
import { quoteText, replaceText, splitText } from "./rewrite.ts";
import { indexOfText, lastIndexOfText, unitOf } from "./search.ts";

const { int, string } = types;
const strings = types.list(string);

/** Some characters of a text. */
function cut(text: string, start: number, end: number): string {
  const from = unitOf(text, start);
  return text.slice(from, from + unitOf(text.slice(from), end - start));
}

const outOfRange = (index: Value) => new CelError(`index out of range: ${index}`);

const charAt: Call = (frame, a, at) => {
  const text = String(a);
  const index = Number(at);
  const refused = frame.work(text.length / 10);
  if (refused !== undefined) return refused;
  return index < 0 || index > codePoints(text) ? outOfRange(at) : cut(text, index, index + 1);
};

const substring: Call = (frame, a, from, to) => {
  const text = String(a);
  const refused = frame.work(text.length / 10);
  if (refused !== undefined) return refused;
  const length = codePoints(text);
  const start = Number(from);
  const end = to === null ? length : Number(to);
  if (to !== null && start > end) return new CelError(`invalid substring range. start: ${from}, end: ${to}`);
  if (start < 0 || start > length) return outOfRange(from);
  return end < 0 || end > length ? outOfRange(to) : cut(text, start, end);
};

const join: Call = (frame, a, separator) => {
  const parts: string[] = [];
  let size = 0;
  for (const element of Array.isArray(a) ? a : []) {
    const part = adapt(element);
    if (typeof part !== "string") return new CelError(`join: invalid input: ${brief(part)}`);
    parts.push(part);
    size += part.length + String(separator ?? "").length;
  }
  return frame.grow(size) ?? parts.join(String(separator ?? ""));
};

/** A function from a text to one no longer than it. */
function rewrite(change: (text: string) => string): Call {
  return (frame, a) => {
    const text = String(a);
    return frame.work(text.length / 8) ?? frame.grow(text.length) ?? change(text);
  };
}

const lower = (text: string) => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
const upper = (text: string) => text.replace(/[a-z]+/g, (part) => part.toUpperCase());
const space = /\p{White_Space}/u;

function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && space.test(text[start] ?? "")) start++;
  while (end > start && space.test(text[end - 1] ?? "")) end--;
  return text.slice(start, end);
}

const of = (...rest: readonly Type[]) => [string, ...rest];

const oldest: readonly FunctionDecl[] = [
  fn("charAt", member("string_char_at_int", of(int), string, charAt)),
  fn(
    "indexOf",
    member("string_index_of_string", of(string), int, (frame, a, b) => indexOfText(frame, a, b, 0)),
    member("string_index_of_string_int", of(string, int), int, (frame, a, b, c) =>
      b === "" ? c : indexOfText(frame, a, b, Number(c)),
    ),
  ),
  fn(
    "lastIndexOf",
    member("string_last_index_of_string", of(string), int, (frame, a, b) => lastIndexOfText(frame, a, b, undefined)),
    member("string_last_index_of_string_int", of(string, int), int, (frame, a, b, c) =>
      b === "" ? c : lastIndexOfText(frame, a, b, Number(c)),
    ),
  ),
  fn("lowerAscii", member("string_lower_ascii", of(), string, rewrite(lower))),
  fn("upperAscii", member("string_upper_ascii", of(), string, rewrite(upper))),
  fn("trim", member("string_trim", of(), string, rewrite(trim))),
  fn(
    "replace",
    member("string_replace_string_string", of(string, string), string, (frame, a, b, c) =>
      replaceText(frame, String(a), String(b), String(c), -1),
    ),
    member("string_replace_string_string_int", of(string, string, int), string, (frame, a, b, c, d) =>
      replaceText(frame, String(a), String(b), String(c), Number(d)),
    ),
  ),
  fn(
    "split",
    member("string_split_string", of(string), strings, (frame, a, b) => splitText(frame, String(a), String(b), -1)),
    member("string_split_string_int", of(string, int), strings, (frame, a, b, c) =>
      splitText(frame, String(a), String(b), Number(c)),
    ),
  ),
  fn(
    "substring",
    member("string_substring_int", of(int), string, substring),
    member("string_substring_int_int", of(int, int), string, substring),
  ),
  fn("join", member("list_join", [strings], string, join), member("list_join_string", [strings, string], string, join)),
];

type Format = (frame: Frame, text: string, args: readonly Value[]) => Value;

function functions(format: Format): readonly FunctionDecl[] {
  return [...oldest, ...later(format)];
}

function later(format: Format): readonly FunctionDecl[] {
  const formatted: Call = (frame, a, b) => format(frame, String(a), Array.isArray(b) ? b : []);
  return [
    fn("format", member("string_format", of(types.list(types.dyn)), string, formatted)),
    fn(
      "strings.quote",
      free("strings_quote", of(), string, (frame, a) => quoteText(frame, String(a))),
    ),
  ];
}

const reverse = fn(
  "reverse",
  member("string_reverse", [string], string, (frame, a) => {
    const text = String(a);
    return frame.work(text.length) ?? frame.grow(text.length) ?? [...text].toReversed().join("");
  }),
);

/** Texts, as API servers before 1.29 had them: without `format` and `strings.quote`. */
export const stringsOldest: Library = { name: "strings", functions: oldest };

/** Texts, as the API server has them: version 2 of the library. */
export const stringsOfKubernetes: Library = {
  name: "strings",
  functions: functions(formatClassic),
  validate: checkFormats(fits),
};

/** Texts, with `reverse` and the newest `format`. */
export const stringsNewest: Library = {
  name: "strings",
  functions: [...functions(formatPlain), reverse],
  validate: checkFormats(newestFits),
};
