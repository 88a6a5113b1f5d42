import type { CharSet } from "./char-set.ts";
import { property } from "./char-set.ts";
import type { Reader } from "./reader.ts";
import { Refusal } from "./reader.ts";

const controls: { readonly [letter: string]: number } = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const highest = 0x10ffff;

/** The character that stands behind a backslash at `start`; the backslash has been taken. */
export function characterEscape(reader: Reader, start: number): number {
  const hex = reader.match(/x([0-9A-Fa-f]{2})|[xu]\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})/y);
  if (hex !== undefined) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "", 16);
    if (code > highest) throw new Refusal(start, `${hex[0]} is beyond the last character`);
    return surrogates(reader, code);
  }
  const octal = reader.match(/0[0-7]{0,2}/y);
  if (octal !== undefined) return Number.parseInt(octal[0], 8);
  const char = reader.next();
  if (char === "") throw new Refusal(start, "a backslash stands at the end");
  if (/^[1-9]$/.test(char)) throw new Refusal(start, "a back-reference has no linear-time form");
  const control = Object.hasOwn(controls, char) ? controls[char] : undefined;
  if (control !== undefined) return control;
  if (/^[A-Za-z0-9]$/.test(char) || (char.codePointAt(0) ?? 0) > 0x7f)
    throw new Refusal(start, `there is no escape \\${char}`);
  return char.codePointAt(0) ?? 0;
}

/** Two escapes that make one character beyond the first plane. */
function surrogates(reader: Reader, code: number): number {
  if (code < 0xd800 || code > 0xdbff) return code;
  const low = reader.match(/\\u(D[C-F][0-9A-F]{2})/iy);
  return low === undefined ? code : (code - 0xd800) * 0x400 + (Number.parseInt(low[1] ?? "", 16) - 0xdc00) + 0x10000;
}

/** `\pL`, `\p{Greek}`, `\P{…}` and `\p{^…}`; the backslash has been taken. */
export function propertyEscape(reader: Reader, start: number): CharSet {
  const match = reader.match(/([pP])(?:\{(\^?)([A-Za-z_=]+)\}|([A-Za-z]))/y);
  if (match === undefined) throw new Refusal(start, "a Unicode class has no name");
  const name = match[3] ?? match[4] ?? "";
  const known = property(name);
  if (known === undefined) throw new Refusal(start, `there is no Unicode class "${name}"`);
  const negated = (match[1] === "P") !== (match[2] === "^");
  return { ranges: [], others: [known], negated, folded: false };
}
