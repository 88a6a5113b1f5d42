/** UTF-8 by hand: pure code has neither Node's Buffer nor a browser's TextEncoder. */

/** Bytes that a text takes; a surrogate without its partner counts as U+FFFD. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(at + 1))) {
      length += 2;
      at++;
    } else length += 2;
  }
  return length;
}

/** Writes a text at a place; there must be room for `utf8Length` bytes. */
export function writeUtf8(text: string, to: Uint8Array, start: number): void {
  let at = start;
  for (let index = 0; index < text.length; index++) {
    let point = text.charCodeAt(index);
    if (point < 0x80) {
      to[at++] = point;
      continue;
    }
    if (point >= 0xd800 && point < 0xe000) {
      const low = text.charCodeAt(index + 1);
      if (point < 0xdc00 && isLow(low)) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        index++;
      } else point = 0xfffd;
    }
    if (point >= 0x800) {
      if (point >= 0x10000) {
        to[at++] = 0xf0 | (point >> 18);
        to[at++] = 0x80 | ((point >> 12) & 0x3f);
      } else to[at++] = 0xe0 | (point >> 12);
      to[at++] = 0x80 | ((point >> 6) & 0x3f);
    } else to[at++] = 0xc0 | (point >> 6);
    to[at++] = 0x80 | (point & 0x3f);
  }
}

/** Units of a text that are put together at once: as many arguments as every engine takes. */
const chunk = 4_096;

/** The text of some bytes; undefined where they are no valid UTF-8. */
export function readUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = "";
  let units: number[] = [];
  for (let at = start; at < end; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      units.push(first);
      at++;
    } else {
      const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
      const point = pointAt(bytes, at, size, end);
      if (point === undefined) return undefined;
      at += size;
      if (point < 0x10000) units.push(point);
      else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    }
    if (units.length >= chunk) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

const least = [0, 0, 0x80, 0x800, 0x10000];

function pointAt(bytes: Uint8Array, at: number, size: number, end: number): number | undefined {
  const first = bytes[at] ?? 0;
  if (first < 0xc2 || first > 0xf4 || at + size > end) return undefined;
  let point = first & (0xff >> (size + 1));
  for (let next = at + 1; next < at + size; next++) {
    const byte = bytes[next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  if (point < (least[size] ?? 0) || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
  return point;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
