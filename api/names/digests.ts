/** Hash functions, handed in: this house computes nothing that it would have to bring itself. */
export interface Digests {
  readonly sha1: (bytes: Uint8Array) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly utf8: (text: string) => Uint8Array;
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Lower-case hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at++) text += pairs[bytes[at] ?? 0];
  return text;
}

/** The first 16 hex digits of the SHA-1 of a text: what tells derived names apart. */
export function shortHash({ sha1, utf8 }: Digests, text: string): string {
  return hex(sha1(utf8(text))).slice(0, 16);
}
