const spaces = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** True for what Go takes for white space; JavaScript's own set differs by two characters. */
export function isSpace(letter: string): boolean {
  return spaces.test(letter);
}

/** The text without white space at its ends. */
export function trimSpace(text: string): string {
  return trimWhere(text, isSpace);
}

/** The text without the letters at its ends for which something holds. */
export function trimWhere(text: string, holds: (letter: string) => boolean): string {
  const letters = [...text];
  let from = 0;
  let to = letters.length;
  while (from < to && holds(letters[from] ?? "")) from++;
  while (to > from && holds(letters[to - 1] ?? "")) to--;
  return from === 0 && to === letters.length ? text : letters.slice(from, to).join("");
}

/** Upper case, letter by letter: a letter whose upper case is several letters stays. */
export function upper(text: string): string {
  return cased(text, (letter) => letter.toUpperCase());
}

/** Lower case, letter by letter. */
export function lower(text: string): string {
  return cased(text, (letter) => letter.toLowerCase());
}

function cased(text: string, change: (letter: string) => string): string {
  let out = "";
  for (const letter of text) {
    const changed = change(letter);
    // The Turkish capital dotted i is the only one that has a plain counterpart besides.
    out += [...changed].length === 1 ? changed : letter === "İ" ? "i" : letter;
  }
  return out;
}

/** The first letter of each word changed; words are what is between white space. */
export function firstLetters(text: string, change: (letter: string) => string): string {
  let out = "";
  let starts = true;
  for (const letter of text) {
    const space = isSpace(letter);
    out += starts && !space ? change(letter) : letter;
    starts = space;
  }
  return out;
}

/** Each letter behind what is neither letter, digit, underscore nor mark in upper case. */
export function title(text: string): string {
  let out = "";
  let before = " ";
  for (const letter of text) {
    out += separates(before) ? upper(letter) : letter;
    before = letter;
  }
  return out;
}

function separates(letter: string): boolean {
  if (/[a-zA-Z0-9_]/.test(letter)) return false;
  if (letter.charCodeAt(0) < 128) return true;
  return !/[\p{L}\p{Nd}]/u.test(letter) && isSpace(letter);
}
