/** The number of UTF-8 bytes of a text. Half a surrogate pair counts as U+FFFD, three bytes. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) bytes += 1;
    else if (isPair(text, i)) {
      bytes += 2;
      i++;
    } else bytes += 2;
  }
  return bytes;
}

/** True for texts of ASCII only, whose offsets in bytes are those in characters. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** The UTF-8 bytes of a text. */
export function encode(text: string): Uint8Array {
  const bytes = new Uint8Array(byteLength(text));
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (isPair(text, i)) {
      code = text.codePointAt(i) ?? 0xfffd;
      i++;
    } else if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    if (code < 0x80) bytes[at++] = code;
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 63);
    } else if (code < 0x10000) {
      bytes[at++] = 0xe0 | (code >> 12);
      bytes[at++] = 0x80 | ((code >> 6) & 63);
      bytes[at++] = 0x80 | (code & 63);
    } else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 63);
      bytes[at++] = 0x80 | ((code >> 6) & 63);
      bytes[at++] = 0x80 | (code & 63);
    }
  }
  return bytes;
}

/** The text of UTF-8 bytes. Each byte that is no part of a character becomes U+FFFD, as in Go. */
export function decode(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const parts: string[] = [];
  let points: number[] = [];
  for (let i = from; i < to; ) {
    const [point, width] = character(bytes, i, to);
    points.push(point);
    i += width;
    if (points.length === 4_096) {
      parts.push(String.fromCodePoint(...points));
      points = [];
    }
  }
  parts.push(String.fromCodePoint(...points));
  return parts.join("");
}

/** The part of a text between two offsets in bytes, as `text[from:to]` in Go. */
export function slice(text: string, from: number, to: number): string {
  return isAscii(text) ? text.slice(from, to) : decode(encode(text), from, to);
}

function character(bytes: Uint8Array, at: number, to: number): readonly [number, number] {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return [first, 1];
  const width = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + width > to) return [0xfffd, 1];
  let point = first & (0xff >> (width + 1));
  for (let i = 1; i < width; i++) {
    const next = bytes[at + i] ?? 0;
    if ((next & 0xc0) !== 0x80) return [0xfffd, 1];
    point = (point << 6) | (next & 63);
  }
  const least = width === 2 ? 0x80 : width === 3 ? 0x800 : 0x10000;
  if (point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return [0xfffd, 1];
  return [point, width];
}

function isPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0xd800 || code >= 0xdc00) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next < 0xe000;
}
