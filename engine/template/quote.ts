const printed = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

const short: ReadonlyMap<string, string> = new Map([
  ["\x07", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
  ["\\", "\\\\"],
]);

/** A text as a literal of Go in double quotes, in one line. */
export function quote(text: string, ascii = false): string {
  let out = '"';
  for (const letter of text.toWellFormed()) out += letter === '"' ? '\\"' : escaped(letter, ascii);
  return `${out}"`;
}

/** A character as a literal of Go in single quotes. */
export function quoteCharacter(letter: string, ascii = false): string {
  return letter === "'" ? "'\\''" : `'${escaped(letter, ascii)}'`;
}

function escaped(letter: string, ascii: boolean): string {
  const named = short.get(letter);
  if (named !== undefined) return named;
  const point = letter.codePointAt(0) ?? 0;
  if (ascii ? point >= 32 && point < 127 : isPrinted(letter)) return letter;
  if (point < 0x80) return `\\x${hex(point, 2)}`;
  return point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

/** True for characters that Go prints as themselves. */
export function isPrinted(letter: string): boolean {
  return printed.test(letter);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
