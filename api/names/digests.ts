/** Hash functions, handed in: this house computes nothing that it would have to bring itself. */
export interface Digests {
  readonly sha1: (bytes: Uint8Array) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly utf8: (text: string) => Uint8Array;
}

/** Lower-case hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The first 16 hex digits of the SHA-1 of a text: what tells derived names apart. */
export function shortHash({ sha1, utf8 }: Digests, text: string): string {
  return hex(sha1(utf8(text))).slice(0, 16);
}
