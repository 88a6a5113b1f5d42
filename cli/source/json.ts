/**
 * Reads JSON (RFC 8259) with the place of every value, because JSON.parse tells neither places nor duplicate keys.
 * Several values after each other are several documents, as kubectl reads them.
 */
import type { Document, Entry, Problem, Span, Tree } from "./tree.ts";
import { list, map, maxDepth, scalar } from "./tree.ts";

/** Ends the reading of a text at its first syntax error. */
class SyntaxStop extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const blank = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z0-9_$+.-]+/y;

/** All documents of a text. A syntax error ends the last of them. */
export function readJson(text: string): readonly Document[] {
  const reader = new Reader(text);
  const documents: Document[] = [];
  while (!reader.done()) {
    const start = reader.at;
    try {
      const tree = reader.value(0);
      documents.push({ tree, problems: reader.takeProblems(), start, end: reader.at });
    } catch (error) {
      if (!(error instanceof SyntaxStop)) throw error;
      const problems = [...reader.takeProblems(), error.problem];
      documents.push({ tree: undefined, problems, start, end: text.length });
      break;
    }
  }
  return documents;
}

class Reader {
  readonly #text: string;
  #problems: Problem[] = [];
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  takeProblems(): readonly Problem[] {
    const taken = this.#problems;
    this.#problems = [];
    return taken;
  }

  done(): boolean {
    this.#skip();
    return this.at >= this.#text.length;
  }

  value(depth: number): Tree {
    this.#skip();
    if (depth > maxDepth) this.#stop(`nested deeper than ${maxDepth} levels`);
    const first = this.#text[this.at];
    if (first === "{") return this.#object(depth);
    if (first === "[") return this.#list(depth);
    if (first === '"') return this.#string();
    return this.#bare();
  }

  #object(depth: number): Tree {
    const start = this.at++;
    const entries = new Map<string, Entry>();
    if (this.#next("}")) return map(entries, { start, end: this.at });
    do {
      this.#skip();
      if (this.#text[this.at] !== '"') this.#stop(`expected a key in double quotes, found ${this.#found()}`);
      const key = this.#string();
      if (!this.#next(":")) this.#stop(`expected ":" after the key, found ${this.#found()}`);
      const value = this.value(depth + 1);
      const name = String(key.value);
      if (entries.has(name)) this.#problem(key, `key ${JSON.stringify(name)} is given twice`, "keep one of them");
      entries.set(name, { key, value });
    } while (this.#next(","));
    if (!this.#next("}")) this.#stop(`expected "," or "}", found ${this.#found()}`);
    return map(entries, { start, end: this.at });
  }

  #list(depth: number): Tree {
    const start = this.at++;
    const items: Tree[] = [];
    if (this.#next("]")) return list(items, { start, end: this.at });
    do items.push(this.value(depth + 1));
    while (this.#next(","));
    if (!this.#next("]")) this.#stop(`expected "," or "]", found ${this.#found()}`);
    return list(items, { start, end: this.at });
  }

  #string() {
    const start = this.at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === "\\" ? 2 : 1;
    if (end >= this.#text.length) this.#stop("the text ends inside a string");
    this.at = end + 1;
    const value = this.#decode(this.#text.slice(start, this.at), start);
    const span = { start, end: this.at };
    if (!value.isWellFormed()) this.#problem(span, "a lone surrogate is not a character", "write the whole pair");
    return scalar(value, span);
  }

  #decode(literal: string, start: number): string {
    try {
      return String(JSON.parse(literal));
    } catch {
      this.at = start;
      return this.#stop("the string has a control character or an escape that JSON does not know");
    }
  }

  #bare(): Tree {
    const start = this.at;
    for (const value of [true, false, null]) {
      const literal = String(value);
      if (this.#word() !== literal) continue;
      this.at += literal.length;
      return scalar(value, { start, end: this.at });
    }
    number.lastIndex = start;
    const literal = number.exec(this.#text)?.[0];
    if (literal === undefined || literal !== this.#word()) this.#stop(`expected a value, found ${this.#found()}`);
    this.at += literal?.length ?? 0;
    const value = Number(literal);
    const span = { start, end: this.at };
    if (!Number.isFinite(value)) this.#problem(span, `${literal} is larger than any number that JSON readers agree on`);
    return scalar(value, span);
  }

  #word(): string {
    word.lastIndex = this.at;
    return word.exec(this.#text)?.[0] ?? "";
  }

  #skip(): void {
    blank.lastIndex = this.at;
    blank.exec(this.#text);
    this.at = blank.lastIndex;
  }

  #next(sign: string): boolean {
    this.#skip();
    if (this.#text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  #found(): string {
    const rest = this.#word() || this.#text.slice(this.at, this.at + 1);
    return rest === "" ? "the end of the text" : JSON.stringify(rest.slice(0, 20));
  }

  #problem(span: Span, message: string, fix?: string): void {
    this.#problems.push({ start: span.start, end: span.end, message, ...(fix === undefined ? {} : { fix }) });
  }

  #stop(message: string): never {
    const end = Math.min(this.at + Math.max(1, this.#word().length), this.#text.length);
    throw new SyntaxStop({ start: Math.min(this.at, this.#text.length), end, message });
  }
}
