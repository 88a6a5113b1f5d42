import type { CharSet } from "./char-set.ts";
import { escaped, ranges, single } from "./char-set.ts";
import { parseClass } from "./parse-class.ts";
import { characterEscape, propertyEscape } from "./parse-escape.ts";
import { Reader, Refusal } from "./reader.ts";
import type { PatternProblem, Place, Syntax } from "./syntax.ts";

/** Most times that one repetition may ask for, as in RE2. */
const mostRepeats = 1_000;
/** Deepest nesting of groups. */
const deepest = 100;

/** What `(?ims)` has switched on. */
interface Flags {
  readonly folded: boolean;
  readonly lines: boolean;
  readonly dotAll: boolean;
}

const anything = ranges([0, 0x10ffff]);
const notNewline = ranges([0, 0x09], [0x0b, 0x10ffff]);
const places: { readonly [letter: string]: Place } = { b: "word", B: "notWord", A: "start", z: "end" };

/**
 * Parses a pattern in the syntax of RE2, with the escapes `\uHHHH`, `\u{H}`, `\/` and `(?<name>)` of ECMAScript. What
 * cannot be matched in linear time (back-references, look-around) is refused.
 */
export function parse(source: string): { readonly syntax: Syntax } | { readonly problem: PatternProblem } {
  const reader = new Reader(source);
  try {
    const syntax = alternatives(reader, { folded: false, lines: false, dotAll: false }, 0);
    if (!reader.done) throw new Refusal(reader.at, "a ) closes no group");
    return { syntax };
  } catch (error) {
    if (error instanceof Refusal) return { problem: { at: error.at, message: error.message } };
    throw error;
  }
}

function alternatives(reader: Reader, given: Flags, depth: number): Syntax {
  if (depth > deepest) throw new Refusal(reader.at, `groups are nested more than ${deepest} deep`);
  let flags = given;
  const found: Syntax[] = [];
  let parts: Syntax[] = [];
  while (!reader.done && reader.peek !== ")") {
    if (reader.take("|")) {
      found.push(all(parts));
      parts = [];
      continue;
    }
    const changed = flagsOnly(reader, flags);
    if (changed !== undefined) flags = changed;
    else parts.push(repeated(reader, atom(reader, flags, depth)));
  }
  found.push(all(parts));
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : { kind: "any", parts: found };
}

function all(parts: readonly Syntax[]): Syntax {
  const [only] = parts;
  if (only === undefined) return { kind: "empty" };
  return parts.length === 1 ? only : { kind: "all", parts };
}

/** `(?i)` and its like hold up to the end of the group. */
function flagsOnly(reader: Reader, flags: Flags): Flags | undefined {
  const match = reader.match(/\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?\)/y);
  return match === undefined ? undefined : switched(reader, flags, match[1] ?? "", match[2] ?? "");
}

function switched(reader: Reader, flags: Flags, on: string, off: string): Flags {
  const odd = /[^imsU]/.exec(on + off);
  if (odd !== null) throw new Refusal(reader.at, `there is no flag "${odd[0]}"`);
  const holds = (letter: string, before: boolean) => (before || on.includes(letter)) && !off.includes(letter);
  return { folded: holds("i", flags.folded), lines: holds("m", flags.lines), dotAll: holds("s", flags.dotAll) };
}

function atom(reader: Reader, flags: Flags, depth: number): Syntax {
  const start = reader.at;
  const char = reader.next();
  switch (char) {
    case "(":
      return group(reader, flags, depth, start);
    case "[":
      return set(parseClass(reader, flags.folded));
    case ".":
      return set(flags.dotAll ? anything : notNewline);
    case "^":
      return { kind: "place", place: flags.lines ? "lineStart" : "start" };
    case "$":
      return { kind: "place", place: flags.lines ? "lineEnd" : "end" };
    case "*":
    case "+":
    case "?":
      throw new Refusal(start, `nothing stands before ${char}`);
    case "\\":
      return escaping(reader, flags, start);
    default:
      return set(single(char.codePointAt(0) ?? 0, flags.folded));
  }
}

function group(reader: Reader, flags: Flags, depth: number, start: number): Syntax {
  let inner = flags;
  if (reader.peek === "?") {
    if (reader.match(/\?(?:=|!|<=|<!)/y) !== undefined) throw new Refusal(start, "look-around has no linear-time form");
    if (reader.match(/\?P?<[A-Za-z_]\w*>/y) === undefined) {
      const match = reader.match(/\?([a-zA-Z]*)(?:-([a-zA-Z]*))?:/y);
      if (match === undefined) throw new Refusal(start, "a group starts with something unknown");
      inner = switched(reader, flags, match[1] ?? "", match[2] ?? "");
    }
  }
  const syntax = alternatives(reader, inner, depth + 1);
  if (!reader.take(")")) throw new Refusal(start, "a group is not closed");
  return syntax;
}

function escaping(reader: Reader, flags: Flags, start: number): Syntax {
  const { peek } = reader;
  const place = Object.hasOwn(places, peek) ? places[peek] : undefined;
  if (place !== undefined) {
    reader.next();
    return { kind: "place", place };
  }
  const lower = peek.toLowerCase();
  const known = /^[dsw]$/.test(lower) ? escaped[lower] : undefined;
  if (known !== undefined) {
    reader.next();
    return set({ ...known, negated: peek !== lower });
  }
  if (lower === "p") return set(propertyEscape(reader, start));
  return set(single(characterEscape(reader, start), flags.folded));
}

function set(given: CharSet): Syntax {
  return { kind: "set", set: given };
}

/** A quantifier behind an atom; `{` that starts none stands for itself. */
function repeated(reader: Reader, part: Syntax): Syntax {
  const bounds = quantifier(reader);
  if (bounds === undefined) return part;
  const { at } = reader;
  reader.take("?");
  if (quantifier(reader) !== undefined) throw new Refusal(at, "a repetition is repeated");
  return { kind: "repeat", part, min: bounds[0], max: bounds[1] };
}

function quantifier(reader: Reader): readonly [number, number] | undefined {
  const { at } = reader;
  if (reader.take("*")) return [0, Number.POSITIVE_INFINITY];
  if (reader.take("+")) return [1, Number.POSITIVE_INFINITY];
  if (reader.take("?")) return [0, 1];
  const match = reader.match(/\{(\d{1,10})(?:(,)(\d{1,10})?)?\}/y);
  if (match === undefined) return undefined;
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
  if (min > mostRepeats || (max !== Number.POSITIVE_INFINITY && max > mostRepeats))
    throw new Refusal(at, `a repetition asks for more than ${mostRepeats} times`);
  if (min > max) throw new Refusal(at, "a repetition has its bounds the wrong way round");
  return [min, max];
}
