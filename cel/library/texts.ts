import type { Frame } from "../plan/frame.ts";
import { compileRegex, regexOf } from "../regex/engine.ts";
import * as types from "../type/type.ts";
import type { Value } from "../values/value.ts";
import { CelError, noOverload } from "../values/value.ts";
import type { Call, FunctionDecl, Prepare } from "./declare.ts";
import { free, member, quickly, whole } from "./declare.ts";
import { indexIn } from "./find.ts";
import { textTest } from "./quick.ts";

const { bool, string } = types;

function ofTexts(test: (frame: Frame, text: string, part: string) => Value): Call {
  return (frame, a, b) => (typeof a === "string" && typeof b === "string" ? test(frame, a, b) : noOverload());
}

const matches = ofTexts((frame, text, pattern) => {
  const regex = regexOf(frame, pattern);
  return regex instanceof CelError ? regex : regex.test(frame, text);
});

/** A constant pattern is compiled once; a wrong one is refused before any evaluation. */
const prepare: Prepare = ([, pattern]) => {
  if (typeof pattern !== "string") return undefined;
  const regex = compileRegex(pattern);
  if (regex instanceof CelError) return regex.message;
  return (frame, a) => (typeof a === "string" ? regex.test(frame, a) : noOverload());
};

function test(
  name: "contains" | "endsWith" | "startsWith",
  id: string,
  holds: (frame: Frame, text: string, part: string) => Value,
): FunctionDecl {
  return quickly(textTest(name), whole(name, member(id, [string, string], bool, ofTexts(holds))));
}

/** contains, startsWith, endsWith and matches. */
export const texts: readonly FunctionDecl[] = [
  test(
    "contains",
    "contains_string",
    (frame, text, part) => frame.work((text.length + part.length) * 0.15) ?? indexIn(text, part) >= 0,
  ),
  test("endsWith", "ends_with_string", (_frame, text, part) => text.endsWith(part)),
  test("startsWith", "starts_with_string", (_frame, text, part) => text.startsWith(part)),
  whole(
    "matches",
    free("matches", [string, string], bool, matches, prepare),
    member("matches_string", [string, string], bool, matches, prepare),
  ),
];
