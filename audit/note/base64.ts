/** Bytes in the standard alphabet with padding (RFC 4648 §4); undefined for text that is not exactly how bytes are written. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  // What decoders forgive, a text signed or hashed elsewhere must not have: one text for the same bytes.
  return bytes.toString("base64") === text ? bytes : undefined;
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** A whole number of at most 2^53 - 1 as notes write it: decimal, without sign or leading zeroes. */
export function parseDecimal(text: string): number | undefined {
  const value = Number(text);
  return /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
}
