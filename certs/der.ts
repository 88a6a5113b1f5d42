/**
 * A writer of DER (ITU-T X.690), as far as X.509 certificates need it. Every function answers one complete
 * tag-length-value. There is no parser: what others encoded is read by node:crypto.
 */

/** One encoded value. */
export type Der = Uint8Array;

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

export function sequence(...items: readonly Der[]): Der {
  return encode(tags.sequence, ...items);
}

/** SET OF: the items stand in the order of their encodings (X.690 §11.6). */
export function set(...items: readonly Der[]): Der {
  return encode(tags.set, ...items.toSorted(Buffer.compare));
}

/** Two's complement in the fewest bytes. */
export function integer(value: bigint): Der {
  const bits = (value < 0n ? -value - 1n : value).toString(2).length;
  // One bit more than the magnitude carries the sign; zero and minus one need a single byte.
  const length = value === 0n || value === -1n ? 1 : Math.floor(bits / 8) + 1;
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, "0");
  return encode(tags.integer, Buffer.from(hex, "hex"));
}

export function boolean(value: boolean): Der {
  return encode(tags.boolean, Uint8Array.of(value ? 0xff : 0));
}

/** An object identifier in dotted form: `2.5.4.3`. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return encode(tags.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** `unusedBits` counts the bits at the end of the last byte that do not belong to the string. */
export function bitString(bytes: Uint8Array, unusedBits = 0): Der {
  return encode(tags.bitString, Uint8Array.of(unusedBits), bytes);
}

export function octetString(bytes: Uint8Array): Der {
  return encode(tags.octetString, bytes);
}

export function utf8String(text: string): Der {
  return encode(tags.utf8String, Buffer.from(text, "utf8"));
}

/** The caller keeps to letters, digits and `'()+,-./:=?` (X.680 §41.4). */
export function printableString(text: string): Der {
  return encode(tags.printableString, Buffer.from(text, "ascii"));
}

/** A time to the second: UTCTime through 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
export function time(at: Date): Der {
  const digits = at.toISOString().replace(/\.\d+/, "").replaceAll(/[-:T]/g, "");
  const year = at.getUTCFullYear();
  if (year >= 1950 && year < 2050) return encode(tags.utcTime, Buffer.from(digits.slice(2), "ascii"));
  return encode(tags.generalizedTime, Buffer.from(digits, "ascii"));
}

/** `[tag] EXPLICIT`: the items stand whole inside the context tag. */
export function explicit(tag: number, ...items: readonly Der[]): Der {
  return encode(0xa0 | tag, ...items);
}

/** `[tag] IMPLICIT` of a primitive type: the bytes are the content itself. */
export function implicit(tag: number, content: Uint8Array): Der {
  return encode(0x80 | tag, content);
}

function encode(tag: number, ...parts: readonly Uint8Array[]): Der {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag, ...lengthOf(content.length)), content]);
}

/** Short form below 128, else the count of length bytes and then those (X.690 §8.1.3). */
function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

/** Seven bits a byte, all but the last with the high bit set (X.690 §8.19.2). */
function base128(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(0x80 | (rest % 128));
  return bytes;
}
