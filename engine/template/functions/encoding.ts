import { Fault } from "../fault.ts";
import type { Run } from "../run.ts";
import { decode, encode } from "../utf8.ts";
import type { Functions, TemplateFunction } from "./take.ts";
import { text } from "./take.ts";

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The hash of a text's UTF-8 bytes in hex; the caller's host computes it. */
export function hexHash(name: "sha1" | "sha256", value: string, run: Run): string {
  run.text(value.length);
  if (run.host === undefined)
    throw new Fault("unavailable", `${name} cannot be computed here`, run.at, { fix: "compute it in a step", name });
  return hex(run.host[name](encode(value)));
}

function hex(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += byte.toString(16).padStart(2, "0");
  return out;
}

function adler32(value: string): string {
  let low = 1;
  let high = 0;
  for (const byte of encode(value)) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return String(high * 65_536 + low);
}

/** Bytes in groups of `bits` by an alphabet, filled up with `=` to groups of `group` letters. */
function toLetters(bytes: Uint8Array, alphabet: string, bits: number, group: number): string {
  let out = "";
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    count += 8;
    while (count >= bits) {
      count -= bits;
      out += alphabet.charAt((held >> count) & ((1 << bits) - 1));
    }
    held &= (1 << count) - 1;
  }
  if (count > 0) out += alphabet.charAt((held << (bits - count)) & ((1 << bits) - 1));
  return out.padEnd(Math.ceil(out.length / group) * group, "=");
}

/** The bytes that letters stand for; undefined where they are not of the alphabet or not filled up. */
function fromLetters(source: string, alphabet: string, bits: number, group: number): Uint8Array | undefined {
  // Line ends may stand anywhere.
  const letters = source.replace(/[\r\n]/g, "");
  const kept = letters.replace(/={1,6}$/, "");
  if (letters.length % group !== 0 || letters.length - kept.length >= group) return undefined;
  const bytes = new Uint8Array(Math.floor((kept.length * bits) / 8));
  // As many letters as whole bytes need, no more.
  if (Math.ceil((bytes.length * 8) / bits) !== kept.length) return undefined;
  let held = 0;
  let count = 0;
  let at = 0;
  for (const letter of kept) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    held = (held << bits) | value;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (held >> count) & 255;
    held &= (1 << count) - 1;
  }
  return bytes;
}

function encodes(alphabet: string, bits: number, group: number): TemplateFunction {
  return (args, run) => {
    run.text(text(args, 0).length * 2);
    return run.made(toLetters(encode(text(args, 0)), alphabet, bits, group));
  };
}

function decodes(name: string, alphabet: string, bits: number, group: number): TemplateFunction {
  return (args, run) => {
    run.text(text(args, 0).length);
    const bytes = fromLetters(text(args, 0), alphabet, bits, group);
    if (bytes !== undefined) return decode(bytes);
    throw new Fault("value", `${name}: the text is not of that encoding`, run.at, {
      fix: "hand over an encoded text",
      name,
    });
  };
}

export const encoding: Functions = {
  b64enc: encodes(base64, 6, 4),
  b64dec: decodes("b64dec", base64, 6, 4),
  b32enc: encodes(base32, 5, 8),
  b32dec: decodes("b32dec", base32, 5, 8),
  sha1sum: (args, run) => hexHash("sha1", text(args, 0), run),
  sha256sum: (args, run) => hexHash("sha256", text(args, 0), run),
  adler32sum: (args, run) => {
    run.text(text(args, 0).length);
    return adler32(text(args, 0));
  },
};
