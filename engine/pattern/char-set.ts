/** The characters that one place of a pattern takes. */
export interface CharSet {
  /** Pairs of code points, both ends included. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** Unicode properties and negated classes: each takes one character. */
  readonly others: readonly ((code: number) => boolean)[];
  readonly negated: boolean;
  /** Letter case does not count. */
  readonly folded: boolean;
}

/** A set of some ranges. */
export function ranges(...pairs: readonly (readonly [number, number])[]): CharSet {
  return { ranges: pairs, others: [], negated: false, folded: false };
}

/** One character. */
export function single(code: number, folded: boolean): CharSet {
  return { ranges: [[code, code]], others: [], negated: false, folded };
}

/** True where the set takes the character. */
export function takes(set: CharSet, code: number): boolean {
  const found = set.folded ? cases(code).some((one) => holds(set, one)) : holds(set, code);
  return found !== set.negated;
}

function holds({ ranges: pairs, others }: CharSet, code: number): boolean {
  for (const [from, to] of pairs) if (code >= from && code <= to) return true;
  return others.some((other) => other(code));
}

/** A character and what it is in the other letter case. */
function cases(code: number): readonly number[] {
  const text = String.fromCodePoint(code);
  return [code, ...[text.toLowerCase(), text.toUpperCase()].flatMap(onlyCode)];
}

function onlyCode(text: string): readonly number[] {
  const code = text.codePointAt(0);
  return code === undefined || String.fromCodePoint(code).length !== text.length ? [] : [code];
}

/** A table of what a set takes of ASCII, so that the usual character costs one look. */
export function asciiTable(set: CharSet): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (takes(set, code) ? 1 : 0));
}

const digit = [0x30, 0x39] as const;
const upper = [0x41, 0x5a] as const;
const lower = [0x61, 0x7a] as const;

/** Classes by the letter of their escape, as RE2 has them: of ASCII. */
export const escaped: { readonly [letter: string]: CharSet } = {
  d: ranges(digit),
  w: ranges(digit, upper, [0x5f, 0x5f], lower),
  s: ranges([0x09, 0x0a], [0x0c, 0x0d], [0x20, 0x20]),
};

/** Classes by the name in `[[:name:]]`. */
export const named: { readonly [name: string]: CharSet } = {
  alnum: ranges(digit, upper, lower),
  alpha: ranges(upper, lower),
  ascii: ranges([0, 0x7f]),
  blank: ranges([0x09, 0x09], [0x20, 0x20]),
  cntrl: ranges([0, 0x1f], [0x7f, 0x7f]),
  digit: ranges(digit),
  graph: ranges([0x21, 0x7e]),
  lower: ranges(lower),
  print: ranges([0x20, 0x7e]),
  punct: ranges([0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]),
  space: ranges([0x09, 0x0d], [0x20, 0x20]),
  upper: ranges(upper),
  word: ranges(digit, upper, [0x5f, 0x5f], lower),
  xdigit: ranges(digit, [0x41, 0x46], [0x61, 0x66]),
};

/** The characters of a Unicode category or script; undefined where there is none of that name. */
export function property(name: string): ((code: number) => boolean) | undefined {
  if (name === "Any") return () => true;
  const expression = unicode(name) ?? unicode(`Script=${name}`);
  return expression === undefined ? undefined : (code) => expression.test(String.fromCodePoint(code));
}

/** A pattern for a single character, which the platform decides in constant time. */
function unicode(name: string): RegExp | undefined {
  if (!/^[A-Za-z_]+(=[A-Za-z_]+)?$/.test(name)) return undefined;
  try {
    return new RegExp(`^\\p{${name}}$`, "u");
  } catch {
    return undefined;
  }
}
