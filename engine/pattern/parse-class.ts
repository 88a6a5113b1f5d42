import type { CharSet } from "./char-set.ts";
import { escaped, named, takes } from "./char-set.ts";
import { characterEscape, propertyEscape } from "./parse-escape.ts";
import type { Reader } from "./reader.ts";
import { Refusal } from "./reader.ts";

/** Most parts of one class. */
const mostParts = 1_000;

/** A class in brackets, its opening bracket taken. A `]` that comes first stands for itself, as in RE2. */
export function parseClass(reader: Reader, folded: boolean): CharSet {
  const start = reader.at - 1;
  const negated = reader.take("^");
  const pairs: (readonly [number, number])[] = [];
  const others: ((code: number) => boolean)[] = [];
  const add = (set: CharSet) => {
    if (set.negated || set.others.length > 0) others.push((code) => takes(set, code));
    else pairs.push(...set.ranges);
  };
  for (let first = true; first || reader.peek !== "]"; first = false) {
    if (reader.done) throw new Refusal(start, "a class is not closed");
    if (pairs.length + others.length > mostParts) throw new Refusal(start, `a class has more than ${mostParts} parts`);
    const known = classInside(reader);
    if (known !== undefined) {
      add(known);
      continue;
    }
    const at = reader.at;
    const from = character(reader);
    if (!/^-[^\]]/.test(reader.text.slice(reader.at, reader.at + 2))) {
      pairs.push([from, from]);
      continue;
    }
    reader.next();
    if (classInside(reader) !== undefined) throw new Refusal(at, "a range ends in a class");
    const to = character(reader);
    if (to < from) throw new Refusal(at, "a range has its ends the wrong way round");
    pairs.push([from, to]);
  }
  reader.next();
  return { ranges: pairs, others, negated, folded };
}

/** A class that stands inside of brackets: `\d`, `\p{L}`, `[:alpha:]`. */
function classInside(reader: Reader): CharSet | undefined {
  const { at } = reader;
  const posix = reader.match(/\[:(\^?)([a-z]+):\]/y);
  if (posix !== undefined) {
    const name = posix[2] ?? "";
    const known = Object.hasOwn(named, name) ? named[name] : undefined;
    if (known === undefined) throw new Refusal(at, `there is no class "${name}"`);
    return { ...known, negated: posix[1] === "^" };
  }
  if (reader.peek !== "\\") return undefined;
  const letter = reader.text.charAt(reader.at + 1);
  const lower = letter.toLowerCase();
  if (lower === "p") {
    reader.next();
    return propertyEscape(reader, at);
  }
  const known = /^[dsw]$/.test(lower) ? escaped[lower] : undefined;
  if (known === undefined) return undefined;
  reader.at += 2;
  return { ...known, negated: letter !== lower };
}

function character(reader: Reader): number {
  const { at } = reader;
  const char = reader.next();
  if (char !== "\\") return char.codePointAt(0) ?? 0;
  // In a class \b is the backspace.
  return reader.take("b") ? 8 : characterEscape(reader, at);
}
