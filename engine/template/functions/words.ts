import { isSpace, lower, upper } from "./letters.ts";

type Kind = "none" | "number" | "upper" | "letters" | "connector" | "punctuation" | "other";

interface Word {
  readonly kind: Kind;
  readonly text: string;
}

/** `HTTPServer` as `http_server`: words of lower case with a connector between. Digits stay with letters behind them. */
export function lowerWords(text: string, connector: string): string {
  const words = split(text);
  let out = "";
  let at = 0;
  const put = ({ kind, text: word }: Word): void => {
    if (kind === "connector") out += connector.repeat(word.length);
    else out += kind === "upper" || kind === "letters" ? lower(word) : word;
  };
  const next = (): Word => words[at++] ?? none;
  const joins = ({ kind }: Word): boolean => kind !== "connector" && kind !== "punctuation";
  const run = (from: Word): Word => {
    let word = from;
    while (word.kind === "letters" || word.kind === "number") {
      put(word);
      word = next();
    }
    return word;
  };
  let word = next();
  while (at < words.length) {
    if (word.kind !== "connector") put(word);
    const before = word;
    word = next();
    if (before.kind === "number") {
      word = run(word);
      if (word.kind !== "none" && joins(word)) out += connector;
    } else if (before.kind === "connector") put(before);
    else if (before.kind !== "punctuation") {
      if (word.kind !== "number") {
        if (joins(word)) out += connector;
      } else if (at < words.length) {
        const digits = word;
        word = next();
        if (word.kind !== "letters") {
          // Digits are a part of the word before them: "Bld4Floor".
          put(digits);
          if (joins(word)) out += connector;
        } else {
          // Digits with small letters behind them are a word: "HTTP2xx".
          out += connector;
          put(digits);
          word = run(word);
          if (word.kind !== "none" && joins(word)) out += connector;
        }
      }
    }
  }
  put(word);
  return out;
}

/** `http_server` as `HttpServer`; connectors at the ends stay. */
export function camelCase(text: string): string {
  const letters = [...text];
  let out = "";
  let at = 0;
  let before = "";
  for (; at < letters.length; at++) {
    before = letters[at] ?? "";
    if (isConnector(before)) out += before;
    else break;
  }
  if (at >= letters.length) return out;
  before = upper(before);
  for (at++; at < letters.length; at++) {
    let letter = letters[at] ?? "";
    if (isConnector(before)) {
      if (isConnector(letter)) {
        out += before;
        before = letter;
        continue;
      }
      letter = upper(letter);
    } else {
      out += before;
      letter = isConnector(letter) ? letter : lower(letter);
    }
    before = letter;
  }
  return out + before;
}

const none: Word = { kind: "none", text: "" };

function split(text: string): readonly Word[] {
  const letters = [...text];
  const words: Word[] = [];
  for (let at = 0; at < letters.length; ) {
    const kind = kindOf(letters[at] ?? "");
    let end = at + 1;
    if (kind === "upper") end = upperEnd(letters, at);
    else while (end < letters.length && continues(kind, letters[end] ?? "")) end++;
    words.push({ kind, text: letters.slice(at, end).join("") });
    at = end;
  }
  return words;
}

/** A run of capitals, of which the last one belongs to the small letters behind it; or one capital with small letters. */
function upperEnd(letters: readonly string[], at: number): number {
  let end = at + 1;
  if (kindOf(letters[end] ?? " ") === "upper") {
    while (kindOf(letters[end] ?? " ") === "upper") end++;
    return kindOf(letters[end] ?? " ") === "letters" ? end - 1 : end;
  }
  while (kindOf(letters[end] ?? " ") === "letters") end++;
  return end;
}

/** Dashes and underscores are punctuation too, where they stand behind some. */
function continues(kind: Kind, letter: string): boolean {
  return kind === "punctuation" ? /\p{P}/u.test(letter) : kindOf(letter) === kind;
}

function isConnector(letter: string): boolean {
  return letter === "-" || letter === "_" || isSpace(letter);
}

function kindOf(letter: string): Kind {
  if (isConnector(letter)) return "connector";
  if (/\p{P}/u.test(letter)) return "punctuation";
  if (/\p{Lu}/u.test(letter)) return "upper";
  // Ideographs are words of their own.
  if (/\p{L}/u.test(letter)) return /\p{Script=Han}/u.test(letter) ? "other" : "letters";
  return /\p{N}/u.test(letter) ? "number" : "other";
}
