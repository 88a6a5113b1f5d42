import type { Call, Library, Prepare } from "../library/declare.ts";
import { fn, member } from "../library/declare.ts";
import type { Frame } from "../plan/frame.ts";
import type { Regex } from "../regex/engine.ts";
import { compileRegex, regexOf } from "../regex/engine.ts";
import * as types from "../type/type.ts";
import type { Value } from "../values/value.ts";
import { CelError, noOverload } from "../values/value.ts";

const { int, string } = types;

type Work = (frame: Frame, regex: Regex, text: string, count: Value) => Value;

function withPattern(work: Work): readonly [Call, Prepare] {
  const call: Call = (frame, a, b, c) => {
    const regex = regexOf(frame, String(b));
    return regex instanceof CelError
      ? new CelError(`Illegal regex: ${regex.message}`)
      : work(frame, regex, String(a), c);
  };
  const prepare: Prepare = ([, pattern]) => {
    if (typeof pattern !== "string") return undefined;
    const regex = compileRegex(pattern);
    if (regex instanceof CelError) return regex.message;
    return (frame, a, _b, c) => (typeof a === "string" ? work(frame, regex, a, c) : noOverload());
  };
  return [call, prepare];
}

/** The texts of the first matches. */
function found(frame: Frame, regex: Regex, text: string, limit: number): readonly string[] | CelError {
  const matches = regex.matches(frame, text, limit);
  if (matches instanceof CelError) return matches;
  const texts = matches.map(([[start, end] = [0, 0]]) => text.slice(start, end));
  return frame.grow(texts.length * 16) ?? texts;
}

const find = withPattern((frame, regex, text) => {
  const texts = found(frame, regex, text, 1);
  return texts instanceof CelError ? texts : (texts[0] ?? "");
});

const findAll = withPattern((frame, regex, text, count) =>
  found(frame, regex, text, count === null || Number(count) < 0 ? Infinity : Number(count)),
);

/** find and findAll. */
export const regexOfKubernetes: Library = {
  name: "kubernetes.regex",
  functions: [
    fn("find", member("string_find_string", [string, string], string, ...find)),
    fn(
      "findAll",
      member("string_find_all_string", [string, string], types.list(string), ...findAll),
      member("string_find_all_string_int", [string, string, int], types.list(string), ...findAll),
    ),
  ],
};
