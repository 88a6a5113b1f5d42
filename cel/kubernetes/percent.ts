import { goQuote } from "../library/go-quote.ts";
import { decodeLoosely, encode } from "../values/utf8.ts";

/** Which characters stand as they are, besides letters, digits and `-._~`; as Go's package for URLs has it. */
const plain = {
  path: "$&+,/:;=@",
  fragment: "!$&()*+,/:;=?@",
  user: "$&+,;=",
  host: "!\"$&'()*+,:;<=>[]",
} as const;

export type Part = keyof typeof plain;

const safe = {
  path: safeIn("path"),
  fragment: safeIn("fragment"),
  user: safeIn("user"),
  host: safeIn("host"),
};

function safeIn(part: Part): readonly boolean[] {
  return Array.from({ length: 256 }, (_, byte) => {
    const char = String.fromCharCode(byte);
    return byte < 0x80 && (/[A-Za-z0-9\-._~]/.test(char) || plain[part].includes(char));
  });
}

/** What is wrong with the escapes of a text; undefined where nothing is. */
export function badEscape(text: string): string | undefined {
  const bad = /%(?![0-9a-fA-F]{2}).{0,2}/su.exec(text);
  return bad === null ? undefined : `invalid URL escape ${goQuote(bad[0])}`;
}

/** What may not stand in a host: a character, or an escape of one that is ASCII. */
export function badHost(text: string, zone = false): string | undefined {
  for (const [piece] of text.matchAll(/%[0-9a-fA-F]{2}|%.{0,2}|\p{ASCII}/gsu)) {
    if (piece.length > 1 || piece === "%") {
      const byte = piece.length === 3 ? Number.parseInt(piece.slice(1), 16) : Number.NaN;
      const fits = zone ? byte === 0x20 || byte >= 0x80 || safe.host[byte] === true : byte >= 0x80;
      if (piece !== "%25" && !fits) return `invalid URL escape ${goQuote(piece)}`;
    } else if (safe.host[piece.charCodeAt(0)] !== true) return `invalid character ${goQuote(piece)} in host name`;
  }
  return undefined;
}

function bytesOf(text: string): Uint8Array {
  const bytes = encode(text);
  let size = 0;
  for (let index = 0; index < bytes.length; index++) {
    const escaped = bytes[index] === 0x25;
    bytes[size++] = escaped
      ? Number.parseInt(String.fromCharCode(bytes[index + 1] ?? 0, bytes[index + 2] ?? 0), 16)
      : (bytes[index] ?? 0);
    if (escaped) index += 2;
  }
  return bytes.subarray(0, size);
}

/** A text without escapes; its escapes are good. */
export function unescaped(text: string): string {
  return text.includes("%") ? decodeLoosely(bytesOf(text)) : text;
}

/** A text with only those escapes that a part needs. */
export function escapedAgain(text: string, part: Part): string {
  let result = "";
  for (const byte of bytesOf(text))
    result += safe[part][byte] ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  return result;
}

/** A path or fragment as it was written where all that needs an escape has one, otherwise escaped again. */
export function escaped(text: string, part: "path" | "fragment"): string {
  return /^[A-Za-z0-9\-._~!$&'()*+,;=:@[\]%/?]*$/.test(text) && (part === "fragment" || !text.includes("?"))
    ? text
    : escapedAgain(text, part);
}
