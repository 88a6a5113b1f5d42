import { isBlank, isNamePart, nameEnd, skipBlanks, width } from "./characters.ts";
import { Fault } from "./fault.ts";

/** What stands inside of an action. */
export type TokenKind =
  | "end"
  | "name"
  | "field"
  | "variable"
  | "dot"
  | "number"
  | "character"
  | "string"
  | "("
  | ")"
  | "["
  | "]"
  | "|"
  | ","
  | ":="
  | "=";

/**
 * Reads a template token by token: `text` and `open` outside of actions, `next` inside of them. It holds the current
 * token in `kind`, `start` and `end`, so that reading makes no objects.
 */
export class Scanner {
  readonly text: string;
  kind: TokenKind = "end";
  start = 0;
  end = 0;
  /** True where blanks stand before the current token. */
  spaced = false;
  /** Offset of the braces of the action that is read. */
  opened = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The text of the current token. */
  get value(): string {
    return this.text.slice(this.start, this.end);
  }

  /**
   * Reads on to the next action: answers the text before it, without the blanks that a trim marker eats. `undefined`
   * at the end of the template. Comments are left out.
   */
  textBefore(): { readonly text: string; readonly from: number; readonly more: boolean } {
    const { text } = this;
    const from = this.end;
    const open = text.indexOf("{{", from);
    if (open < 0) {
      this.end = text.length;
      return { text: text.slice(from), from, more: false };
    }
    const trims = text[open + 2] === "-" && isBlank(text.charCodeAt(open + 3));
    let stop = open;
    if (trims) while (stop > from && isBlank(text.charCodeAt(stop - 1))) stop--;
    this.opened = open;
    this.end = open + (trims ? 4 : 2);
    return { text: text.slice(from, stop), from, more: true };
  }

  /** Skips a comment where one starts right behind the braces; answers whether there was one. */
  comment(): boolean {
    const { text } = this;
    const at = this.end;
    if (!text.startsWith("/*", at)) return false;
    // A trim marker is followed by exactly one blank before a comment.
    const close = text.indexOf("*/", at + 2);
    if (close < 0) throw new Fault("syntax", "the comment has no end", at, { fix: "close it with */}}" });
    const rest = close + 2;
    if (this.#closes(rest)) return true;
    throw new Fault("syntax", "something stands behind the comment inside of the braces", rest, {
      fix: "close the braces right behind it: {{/* … */}}",
    });
  }

  /** Moves to the next token of the action; answers its kind. */
  next(): TokenKind {
    const { text } = this;
    const at = skipBlanks(text, this.end);
    this.spaced = at > this.end;
    this.start = at;
    if (at >= text.length) throw this.#unclosed();
    // Blanks, a minus and the braces are a trim marker.
    if (text.charCodeAt(at) === 45 && this.spaced && text.startsWith("}}", at + 1)) this.#close(at + 3, true);
    else if (text.startsWith("}}", at)) this.#close(at + 2, false);
    else this.kind = this.#token(at);
    return this.kind;
  }

  #token(at: number): TokenKind {
    const { text } = this;
    const code = text.charCodeAt(at);
    switch (code) {
      case 40:
        return this.#to("(", at + 1);
      case 41:
        return this.#to(")", at + 1);
      case 91:
        return this.#to("[", at + 1);
      case 93:
        return this.#to("]", at + 1);
      case 124:
        return this.#to("|", at + 1);
      case 44:
        return this.#to(",", at + 1);
      case 61:
        return this.#to("=", at + 1);
      case 58:
        if (text[at + 1] === "=") return this.#to(":=", at + 2);
        break;
      case 34:
        return this.#to("string", this.#quoted(at, '"'));
      case 39:
        return this.#to("character", this.#quoted(at, "'"));
      case 96:
        return this.#to("string", this.#raw(at));
      case 36:
        return this.#to("variable", this.#word(nameEnd(text, at + 1)));
      case 46:
        if (isDigit(text.charCodeAt(at + 1))) return this.#to("number", this.#number(at));
        return this.#field(at);
      case 43:
      case 45:
        return this.#to("number", this.#number(at));
    }
    if (isDigit(code)) return this.#to("number", this.#number(at));
    if (isNamePart(text, at)) return this.#to("name", this.#word(nameEnd(text, at)));
    throw this.#unexpected(at);
  }

  #field(at: number): TokenKind {
    const stop = nameEnd(this.text, at + 1);
    if (stop > at + 1) return this.#to("field", this.#word(stop));
    return this.#to("dot", this.#word(stop));
  }

  #to(kind: TokenKind, end: number): TokenKind {
    this.end = end;
    return kind;
  }

  #close(end: number, trims: boolean): void {
    this.kind = "end";
    this.end = trims ? skipBlanks(this.text, end) : end;
  }

  /** Closes a comment at `at`, if the braces stand there. */
  #closes(at: number): boolean {
    const { text } = this;
    const trims = isBlank(text.charCodeAt(at)) && text.startsWith("-}}", at + 1);
    if (!trims && !text.startsWith("}}", at)) return false;
    this.#close(at + (trims ? 4 : 2), trims);
    return true;
  }

  /** Holds that a word ends where one may end: names hold letters, digits and underscores only. */
  #word(end: number): number {
    const { text } = this;
    const code = text.charCodeAt(end);
    if (end >= text.length || isBlank(code) || ".,|:)([]".includes(text.charAt(end)) || text.startsWith("}}", end))
      return end;
    throw this.#unexpected(end);
  }

  #quoted(at: number, quote: string): number {
    const { text } = this;
    for (let i = at + 1; i < text.length; i++) {
      const letter = text[i];
      if (letter === quote) return i + 1;
      if (letter === "\n") break;
      if (letter === "\\" && text[++i] === "\n") break;
    }
    throw new Fault("syntax", `the text that starts with ${quote} has no end on its line`, at, {
      fix: `close it with ${quote}`,
    });
  }

  #raw(at: number): number {
    const close = this.text.indexOf("`", at + 1);
    if (close >= 0) return close + 1;
    throw new Fault("syntax", "the raw text has no end", at, { fix: "close it with a backquote" });
  }

  /** The offset behind a number. What only looks like one is found when it is read. */
  #number(at: number): number {
    const { text } = this;
    let i = at;
    if (text[i] === "+" || text[i] === "-") i++;
    const hex = text[i] === "0" && (text[i + 1] === "x" || text[i + 1] === "X");
    while (i < text.length) {
      const letter = text.charAt(i);
      const sign = (letter === "+" || letter === "-") && (hex ? /[pP]/ : /[eE]/).test(text.charAt(i - 1));
      if (!sign && letter !== "." && !isNamePart(text, i)) break;
      i += width(text, i);
    }
    if (i === at + 1 && !isDigit(text.charCodeAt(at))) throw this.#unexpected(at);
    return i;
  }

  #unclosed(): Fault {
    return new Fault("syntax", "the braces {{ are not closed", this.opened, { fix: "close them with }}" });
  }

  #unexpected(at: number): Fault {
    const letter = String.fromCodePoint(this.text.codePointAt(at) ?? 0).toWellFormed();
    const shown = JSON.stringify(letter);
    if (letter === "-" && at > 0 && isNamePart(this.text, at - 1))
      return new Fault("syntax", "a name cannot hold a dash", at, {
        fix: 'write the name in brackets, as in steps["fetch-feed"].output',
      });
    if (letter === "/" && this.text[at + 1] === "*")
      return new Fault("syntax", "a comment starts right behind the braces", at, { fix: "write {{/* … */}}" });
    const fix = hints[letter];
    return new Fault("syntax", `${shown} cannot stand here`, at, fix === undefined ? {} : { fix });
  }
}

/** What was probably meant by a character of other languages. */
const hints: { readonly [letter: string]: string } = {
  "+": "call a function: add 1 2",
  "-": "call a function: sub 2 1",
  "*": "call a function: mul 2 3",
  "/": "call a function: div 6 3",
  "%": "call a function: mod 7 2",
  "<": "call a function: lt 1 2",
  ">": "call a function: gt 2 1",
  "!": "call a function: not true",
  "&": "call a function: and true true",
  "?": "call a function: ternary 1 2 true",
  "{": 'call a function: dict "key" 1',
};

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
