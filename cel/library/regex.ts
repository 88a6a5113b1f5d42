import type { Frame } from "../plan/frame.ts";
import type { Regex } from "../regex/engine.ts";
import { compileRegex, regexOf } from "../regex/engine.ts";
import * as types from "../type/type.ts";
import type { Value } from "../values/value.ts";
import { CelError, none, noOverload, Optional } from "../values/value.ts";
import type { Call, Library, Prepare } from "./declare.ts";
import { fn, free } from "./declare.ts";

const { int, string } = types;

type Work = (frame: Frame, regex: Regex, text: string, c: Value, d: Value) => Value;

function withPattern(work: Work): readonly [Call, Prepare] {
  const call: Call = (frame, a, b, c, d) => {
    const regex = regexOf(frame, String(b));
    return regex instanceof CelError ? regex : work(frame, regex, String(a), c, d);
  };
  const prepare: Prepare = ([, pattern]) => {
    const regex = typeof pattern === "string" ? compileRegex(pattern) : undefined;
    if (regex === undefined || regex instanceof CelError) return undefined;
    return (frame, a, _b, c, d) => (typeof a === "string" ? work(frame, regex, a, c, d) : noOverload());
  };
  return [call, prepare];
}

function tooMany(regex: Regex): CelError | undefined {
  return regex.groups > 1 ? new CelError("regular expression has more than one capturing group") : undefined;
}

/** What the group of a match took, or the whole match where there is no group. */
function captured(text: string, groups: readonly (readonly [number, number])[]): string {
  const [start, end] = groups[1] ?? groups[0] ?? [0, 0];
  return start < 0 ? "" : text.slice(start, end);
}

const extract = withPattern((frame, regex, text) => {
  const found = tooMany(regex) ?? regex.matches(frame, text, 1);
  if (found instanceof CelError) return found;
  const [groups] = found;
  if (groups === undefined) return none;
  const value = captured(text, groups);
  return value === "" && groups.length > 1 ? none : new Optional(value);
});

const extractAll = withPattern((frame, regex, text) => {
  const found = tooMany(regex) ?? regex.matches(frame, text, Infinity);
  if (found instanceof CelError) return found;
  const all = found.map((groups) => captured(text, groups));
  return regex.groups === 1 ? all.filter((part) => part !== "") : all;
});

const replace = withPattern((frame, regex, text, by, count) => {
  const limit = count === null || Number(count) < 0 ? Infinity : Number(count);
  if (limit === 0) return text;
  const found = regex.matches(frame, text, limit);
  if (found instanceof CelError) return found;
  let built = "";
  let from = 0;
  for (const groups of found) {
    const [start, end] = groups[0] ?? [0, 0];
    const piece = replacement(String(by), text, groups);
    if (piece instanceof CelError) return piece;
    built += text.slice(from, start) + piece;
    from = end;
    const refused = frame.grow(start - from + piece.length);
    if (refused !== undefined) return refused;
  }
  return built + text.slice(from);
});

/** A replacement with what the groups took for `\1`. */
function replacement(by: string, text: string, groups: readonly (readonly [number, number])[]): string | CelError {
  let bad: string | undefined;
  const built = by.replace(/\\([\s\S]?)/g, (_whole, next: string) => {
    if (next === "\\") return "\\";
    if (next === "") bad ??= `invalid replacement string: '${by}' \\ not allowed at end`;
    else if (!/[0-9]/.test(next)) bad ??= `invalid replacement string: '${by}' \\ must be followed by a digit or \\`;
    const group = groups[Number(next)];
    if (bad === undefined && group === undefined)
      bad = `replacement string references group ${next} but regex has only ${groups.length - 1} group(s)`;
    return group === undefined || group[0] < 0 ? "" : text.slice(group[0], group[1]);
  });
  return bad === undefined ? built : new CelError(bad);
}

/** regex.extract, regex.extractAll and regex.replace. */
export const regex: Library = {
  name: "regex",
  functions: [
    fn("regex.extract", free("regex_extract_string_string", [string, string], types.optional(string), ...extract)),
    fn("regex.extractAll", free("regex_extractAll_string_string", [string, string], types.list(string), ...extractAll)),
    fn(
      "regex.replace",
      free("regex_replace_string_string_string", [string, string, string], string, ...replace),
      free("regex_replace_string_string_string_int", [string, string, string, int], string, ...replace),
    ),
  ],
};
