/** True for what a name is made of: letters, decimal digits, underscore. Takes the code point at `at`. */
export function isNamePart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  const point = text.codePointAt(at);
  return point !== undefined && namePart.test(String.fromCodePoint(point));
}

const namePart = /^[\p{L}\p{Nd}]$/u;

/** The offset behind a run of name characters. */
export function nameEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isNamePart(text, at)) at += width(text, at);
  return at;
}

/** UTF-16 units of the code point at `at`. */
export function width(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** The blanks of the template language; others are not blanks to it. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 10;
}

/** The offset behind a run of blanks. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The text without blanks at its end. */
export function trimBlanksRight(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}
