/**
 * Patterns that users wrote: compiled by our own parser to an automaton that follows all states at once. Work is
 * bounded by states × characters and counted, so that a caller can stop it.
 */
import type { Fuel } from "./fuel.ts";
import { Matcher } from "./match.ts";
import { parse } from "./parse.ts";
import type { Program } from "./program.ts";
import { mostStates, program } from "./program.ts";
import type { PatternProblem } from "./syntax.ts";

/** Longest pattern, in UTF-16 units. */
const longest = 4_096;

/** A compiled pattern. */
export interface Pattern {
  readonly source: string;
  /** States of its automaton: what one character costs at most. */
  readonly size: number;
  /** Whether it matches anywhere in the text; undefined where the fuel ran out before that was known. */
  readonly test: (text: string, fuel: Fuel) => boolean | undefined;
}

/** Compiles a pattern, or says why it is none. */
export function compilePattern(source: string): { readonly pattern: Pattern } | { readonly problem: PatternProblem } {
  if (source.length > longest) return { problem: { at: longest, message: `it is longer than ${longest} characters` } };
  const parsed = parse(source);
  if ("problem" in parsed) return parsed;
  const compiled: Program | undefined = program(parsed.syntax);
  if (compiled === undefined)
    return { problem: { at: 0, message: `its repetitions unfold to more than ${mostStates} states` } };
  let matcher: Matcher | undefined;
  const test = (text: string, fuel: Fuel) => {
    matcher ??= new Matcher(compiled);
    return matcher.test(text, fuel);
  };
  return { pattern: { source, size: compiled.states.length, test } };
}
