/** One token: its kind (the text itself for punctuation and the words that are no names) and where it stands. */
export interface Token {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** What no token can start with, or is cut off, at an offset. */
export interface LexError {
  readonly message: string;
  readonly at: number;
}

const number = /0x[0-9a-fA-F]+[uU]?|(?:[0-9]*\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+)|[0-9]+[uU]?/y;
const sequence = String.raw`\\(?:[abfnrtv"'\\?${"`"}]|[0-3][0-7][0-7]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})`;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const escaped = /`[A-Za-z0-9_./ -]+`/y;
const two = new Set(["==", "!=", "<=", ">=", "&&", "||"]);
const one = new Set([..."<>[]{}().,-!?:+*/%"]);
const words = new Set(["in", "true", "false", "null"]);

/** The patterns of text by how it is quoted: `r` before the quote for raw text. */
const texts: { readonly [opening: string]: RegExp } = Object.fromEntries(
  ['"', "'"].flatMap((quote) => {
    const triple = quote.repeat(3);
    return [
      [triple, new RegExp(`${triple}(?:${sequence}|[^\\\\])*?${triple}`, "y")],
      [quote, new RegExp(`${quote}(?:${sequence}|[^\\\\${quote}\\n\\r])*${quote}`, "y")],
      [`r${triple}`, new RegExp(`[rR]${triple}[^]*?${triple}`, "y")],
      [`r${quote}`, new RegExp(`[rR]${quote}[^${quote}\\n\\r]*${quote}`, "y")],
    ];
  }),
);

/** Splits a source into tokens; the last one is `eof`. Comments and white space are left out. */
export function lex(source: string): readonly Token[] | LexError {
  const tokens: Token[] = [];
  let at = skip(source, 0);
  while (at < source.length) {
    const token = next(source, at);
    if (token === undefined) return { message: unreadable(source, at), at };
    tokens.push(token);
    at = skip(source, token.end);
  }
  tokens.push({ kind: "eof", start: source.length, end: source.length });
  return tokens;
}

function skip(source: string, from: number): number {
  let at = from;
  for (;;) {
    const code = source.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c) at++;
    else if (code === 0x2f && source.charCodeAt(at + 1) === 0x2f) {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else return at;
  }
}

function next(source: string, start: number): Token | undefined {
  const code = source.charCodeAt(start);
  if (digit(code) || (code === 0x2e && digit(source.charCodeAt(start + 1)))) {
    const end = match(number, source, start);
    return { kind: numeral(source, start, end), start, end };
  }
  if (code === 0x22 || code === 0x27) return text(source, start, start, "string");
  if (letter(code)) return word(source, start, code);
  if (code === 0x60) {
    const end = match(escaped, source, start);
    return end < 0 ? undefined : { kind: "escaped", start, end };
  }
  const pair = source.slice(start, start + 2);
  if (two.has(pair)) return { kind: pair, start, end: start + 2 };
  const single = source[start] ?? "";
  return one.has(single) ? { kind: single, start, end: start + 1 } : undefined;
}

function word(source: string, start: number, code: number): Token | undefined {
  const lower = code | 0x20;
  if (lower === 0x62 && quoted(source, start + 1)) return text(source, start, start + 1, "bytes");
  if (lower === 0x72 && quote(source.charCodeAt(start + 1))) return text(source, start, start, "string");
  const end = match(name, source, start);
  const found = source.slice(start, end);
  return { kind: words.has(found) ? found : "name", start, end };
}

function text(source: string, start: number, from: number, kind: string): Token | undefined {
  const raw = quote(source.charCodeAt(from)) ? 0 : 1;
  const mark = source[from + raw] ?? "";
  const prefix = raw === 1 ? "r" : "";
  for (const opening of [mark.repeat(3), mark]) {
    if (!source.startsWith(opening, from + raw)) continue;
    const pattern = texts[prefix + opening];
    const end = pattern === undefined ? -1 : match(pattern, source, from);
    if (end >= 0) return { kind, start, end };
  }
  return undefined;
}

function match(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : -1;
}

function numeral(source: string, start: number, end: number): string {
  const last = source.charCodeAt(end - 1) | 0x20;
  if (last === 0x75) return "uint";
  const found = source.slice(start, end);
  return !found.startsWith("0x") && /[.eE]/.test(found) ? "double" : "int";
}

function unreadable(source: string, at: number): string {
  const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
  if (/["'`]/.test(char) || quoted(source, at) || quoted(source, at + 1))
    return `text is not closed, or holds an escape that does not exist`;
  return `unexpected character ${JSON.stringify(char)}`;
}

function digit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function letter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function quote(code: number): boolean {
  return code === 0x22 || code === 0x27;
}

/** True where a quote stands at an offset, with `r` before it or not. */
function quoted(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return quote(code) || ((code | 0x20) === 0x72 && quote(source.charCodeAt(at + 1)));
}
