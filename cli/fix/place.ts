/** Where in a text something is, as far as an edit has to know. */

/** Start of the line that holds an offset. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** The offset behind the line that holds an offset, its line break included. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/** How many columns an offset is from the start of its line. */
export function column(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** True where nothing but blanks stands before an offset on its line. */
export function firstOnLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === "";
}

/** The end of a value without the blanks and line breaks that a parser counts to it. */
export function valueEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** The line break that a text uses. */
export function lineBreak(text: string): "\n" | "\r\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
