import type { NumberLiteral } from "./ast.ts";
import { Fault } from "./fault.ts";

const simple: { readonly [letter: string]: string } = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/**
 * The text that a quoted literal stands for. `raw` is the literal with its quotes: `"…"`, `'…'` or a raw one in
 * backquotes; `at` its offset. Escapes are Go's. Bytes of `\x` and octal escapes are read as UTF-8.
 */
export function unquote(raw: string, at: number): string {
  const quote = raw.charAt(0);
  if (quote === "`") return raw.slice(1, -1).replaceAll("\r", "");
  const inner = raw.slice(1, -1);
  if (!inner.includes("\\")) return inner;
  let out = "";
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) out += decode(bytes);
    bytes = [];
  };
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] !== "\\") {
      flush();
      out += inner.charAt(i);
      continue;
    }
    const [value, next, isByte] = escaped(inner, i + 1, quote, at);
    i = next - 1;
    if (isByte) bytes.push(value.charCodeAt(0));
    else {
      flush();
      out += value;
    }
  }
  flush();
  return out;
}

/** The character of an escape, the offset behind it, and whether it is one byte of a character. */
function escaped(inner: string, at: number, quote: string, from: number): readonly [string, number, boolean] {
  const letter = inner.charAt(at);
  const plain = simple[letter] ?? (letter === quote ? letter : undefined);
  if (plain !== undefined) return [plain, at + 1, false];
  const digits = letter === "x" ? 2 : letter === "u" ? 4 : letter === "U" ? 8 : 0;
  const pattern = digits === 0 ? /^[0-7]{3}/ : /^[0-9a-fA-F]+/;
  const start = digits === 0 ? at : at + 1;
  const found = pattern.exec(inner.slice(start, start + (digits || 3)))?.[0] ?? "";
  if (found.length !== (digits || 3)) throw bad(inner, at, from);
  const code = Number.parseInt(found, digits === 0 ? 8 : 16);
  const isByte = digits === 0 || digits === 2;
  if (code > (isByte ? 0xff : 0x10ffff) || (!isByte && code >= 0xd800 && code < 0xe000)) throw bad(inner, at, from);
  return [String.fromCodePoint(code), start + found.length, isByte && code > 127];
}

function bad(inner: string, at: number, from: number): Fault {
  const shown = inner.slice(at - 1, at + 2).toWellFormed();
  return new Fault("syntax", `${JSON.stringify(shown)} is no escape`, from + at, {
    fix: 'write a backslash as "\\\\", or use a raw text in backquotes',
  });
}

/** UTF-8 bytes as text; what is no UTF-8 becomes U+FFFD. */
function decode(bytes: readonly number[]): string {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
  } catch {
    return "\ufffd".repeat(bytes.length);
  }
}

const integers =
  /^([+-]?)(?:0[xX](_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)|0[bB](_?[01]+(?:_[01]+)*)|0[oO](_?[0-7]+(?:_[0-7]+)*)|(0(?:_?[0-7]+)*)|([1-9][0-9]*(?:_[0-9]+)*))$/;
const floats =
  /^[+-]?(?:[0-9]+(?:_[0-9]+)*\.?(?:[0-9]+(?:_[0-9]+)*)?|\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?$/;
const hexFloats = /^([+-]?)0[xX](_?[0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([+-]?[0-9]+)$/;

/** Reads a number as it is written in a template. */
export function number(text: string, at: number): NumberLiteral {
  if (/i$/i.test(text)) {
    throw new Fault("syntax", `${shown(text)} is a complex number`, at, { fix: "write a real number" });
  }
  const int = integer(text);
  if (int !== undefined) {
    if (int < -(2n ** 63n) || int >= 2n ** 63n) throw tooLarge(text, at);
    return { kind: "number", at, text, int, float: Number(int), isFloat: false };
  }
  const float = floatOf(text);
  if (float === undefined) {
    throw new Fault("syntax", `${shown(text)} is no number`, at, { fix: "write it in quotes if it is a text" });
  }
  if (!/[.eEpP]/.test(text) || !Number.isFinite(float)) throw tooLarge(text, at);
  const whole = Number.isInteger(float) && Math.abs(float) < 2 ** 63;
  return { kind: "number", at, text, int: whole ? BigInt(float) : undefined, float, isFloat: true };
}

/** The code point of a character literal such as `'a'`, which is a number. */
export function character(raw: string, at: number): NumberLiteral {
  const text = unquote(raw, at);
  const point = text.codePointAt(0);
  if (point === undefined || String.fromCodePoint(point) !== text) {
    throw new Fault("syntax", `${shown(raw)} holds not exactly one character`, at, {
      fix: "write a text in double quotes",
    });
  }
  return { kind: "number", at, text: raw, int: BigInt(point), float: point, isFloat: false };
}

function integer(text: string): bigint | undefined {
  const found = integers.exec(text);
  if (found === null) return undefined;
  const [, sign, hex, binary, octal, old, decimal] = found;
  const digits =
    hex !== undefined
      ? `0x${hex}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : old !== undefined && old.length > 1
            ? `0o${old.slice(1)}`
            : (decimal ?? "0");
  const value = BigInt(digits.replaceAll("_", ""));
  return sign === "-" ? -value : value;
}

function floatOf(text: string): number | undefined {
  if (floats.test(text)) return Number(text.replaceAll("_", ""));
  const hex = hexFloats.exec(text);
  if (hex === null) return undefined;
  const [, sign, before = "", after = "", exponent] = hex;
  const digits = `${before}${after}`.replaceAll("_", "");
  if (digits === "" || digits.length > 200) return undefined;
  const value = Number(BigInt(`0x${digits}`)) * 2 ** (Number(exponent) - 4 * after.replaceAll("_", "").length);
  return sign === "-" ? -value : value;
}

function tooLarge(text: string, at: number): Fault {
  return new Fault("syntax", `the number ${shown(text)} is too large`, at, { fix: "use a smaller number, or a text" });
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text;
}
