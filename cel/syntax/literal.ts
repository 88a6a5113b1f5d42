import { encode } from "../values/utf8.ts";
import { Double, Uint } from "../values/value.ts";
import type { Literal } from "./ast.ts";

/** A literal that cannot be: the reason. */
export interface Unreadable {
  readonly reason: string;
}

const maxInt = 2n ** 63n - 1n;
const minInt = -(2n ** 63n);

/** An int from its digits, decimal or after `0x`; `sign` is "-" or empty. */
export function readInt(text: string, sign: string): Literal | Unreadable {
  if (text.length < 16 && !text.startsWith("0x")) return sign === "-" ? -Number(text) + 0 : Number(text);
  const value = sign === "-" ? -BigInt(text) : BigInt(text);
  if (value > maxInt || value < minInt) return { reason: "invalid int literal" };
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** A uint from its digits without the final `u`. */
export function readUint(text: string): Literal | Unreadable {
  const value = BigInt(text);
  return value >= 2n ** 64n ? { reason: "invalid uint literal" } : new Uint(value);
}

export function readDouble(text: string): Literal | Unreadable {
  const value = Number(text);
  return Number.isFinite(value) ? new Double(value) : { reason: "invalid double literal" };
}

/** Text as it stands in a source, with its quotes and `r`. */
export function readText(written: string): string | Unreadable {
  const { body, raw } = unquote(written);
  if (raw || !body.includes("\\")) return body;
  let bad: string | undefined;
  const text = body.replace(escapes, (whole, written: string) => {
    const code = codeOf(written);
    if (code !== undefined && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff))
      return String.fromCodePoint(code);
    bad ??= code === undefined ? "unable to unescape string" : "invalid unicode code point";
    return whole;
  });
  return bad === undefined ? text : { reason: bad };
}

/** Bytes as they stand in a source, after the `b`. `\x` and octal escapes are single bytes, `\u` does not exist. */
export function readBytes(written: string): Uint8Array | Unreadable {
  const { body, raw } = unquote(written);
  if (raw || !body.includes("\\")) return encode(body);
  const bytes: number[] = [];
  let from = 0;
  for (const found of body.matchAll(escapes)) {
    for (const byte of encode(body.slice(from, found.index))) bytes.push(byte);
    const code = /^[uU]/.test(found[1] ?? "") ? undefined : codeOf(found[1] ?? "");
    if (code === undefined) return { reason: "unable to unescape string" };
    bytes.push(code & 0xff);
    from = found.index + found[0].length;
  }
  for (const byte of encode(body.slice(from))) bytes.push(byte);
  return Uint8Array.from(bytes);
}

const escapes = /\\([0-3][0-7]{2}|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/g;
const single: { readonly [letter: string]: number } = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 0x5c,
  "'": 0x27,
  '"': 0x22,
  "`": 0x60,
  "?": 0x3f,
};

function codeOf(sequence: string): number | undefined {
  if (sequence.length === 1) return Object.hasOwn(single, sequence) ? single[sequence] : undefined;
  return /^[0-3]/.test(sequence) ? Number.parseInt(sequence, 8) : Number.parseInt(sequence.slice(1), 16);
}

/** What is between the quotes, with line ends as `\n`. */
function unquote(written: string): { readonly body: string; readonly raw: boolean } {
  const raw = /^[rR]/.test(written);
  const text = raw ? written.slice(1) : written;
  const width = text.length >= 6 && /^("""|''')/.test(text) ? 3 : 1;
  return { body: text.slice(width, -width).replace(/\r\n?/g, "\n"), raw };
}
