/** Text as UTF-8. Half of a surrogate pair becomes U+FFFD. */
export function encode(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      bytes[size++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const low = text.charCodeAt(index + 1);
      if (code <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        index++;
      } else code = 0xfffd;
    }
    if (code < 0x800) bytes[size++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[size++] = 0xe0 | (code >> 12);
      else {
        bytes[size++] = 0xf0 | (code >> 18);
        bytes[size++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[size++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[size++] = 0x80 | (code & 0x3f);
  }
  return bytes.slice(0, size);
}

/** UTF-8 as text; undefined where the bytes are not UTF-8. */
export function decode(bytes: Uint8Array): string | undefined {
  return decoded(bytes, undefined);
}

/** UTF-8 as text; U+FFFD for each byte that is not UTF-8. */
export function decodeLoosely(bytes: Uint8Array): string {
  return decoded(bytes, 0xfffd) ?? "";
}

function decoded(bytes: Uint8Array, instead: number | undefined): string | undefined {
  const units: number[] = [];
  const parts: string[] = [];
  for (let index = 0; index < bytes.length; ) {
    const { code: found, size } = decodeAt(bytes, index);
    const code = found < 0 ? instead : found;
    if (code === undefined) return undefined;
    if (code >= 0x10000) units.push(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
    else units.push(code);
    index += size;
    if (units.length > 4096) parts.push(String.fromCharCode(...units.splice(0)));
  }
  return parts.join("") + String.fromCharCode(...units);
}

/** One code point of UTF-8; -1 where there is none. */
function decodeAt(bytes: Uint8Array, index: number): { readonly code: number; readonly size: number } {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return { code: first, size: 1 };
  const size = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 ? 4 : 0;
  if (size === 0 || first > 0xf4) return { code: -1, size: 1 };
  let code = first & (0xff >> (size + 1));
  for (let step = 1; step < size; step++) {
    const byte = bytes[index + step] ?? 0;
    if ((byte & 0xc0) !== 0x80) return { code: -1, size: 1 };
    code = (code << 6) | (byte & 0x3f);
  }
  const least = size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000;
  const bad = code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return { code: bad ? -1 : code, size };
}

/** Half of a pair that stands for one character. The engine knows of most texts that they have none. */
const half = /[\ud800-\udbff]/;

/** The length of a text in code points. */
export function codePoints(text: string): number {
  let count = text.length;
  if (count > 8 && !half.test(text)) return count;
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      count--;
      index++;
    }
  }
  return count;
}

/** The length of a text in bytes of UTF-8. */
export function utf8Length(text: string): number {
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) size += 1;
    else if (code < 0x800) size += 2;
    else if ((code & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      size += 4;
      index++;
    } else size += 3;
  }
  return size;
}
