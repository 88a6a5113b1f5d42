import { codePoints } from "../values/utf8.ts";
import type { Ast, CallExpr, Entry, Expr, Field, Literal } from "./ast.ts";
import { operators, reserved } from "./ast.ts";
import { Builder } from "./build.ts";
import type { Token } from "./lexer.ts";
import { lex } from "./lexer.ts";
import type { Unreadable } from "./literal.ts";
import { readBytes, readDouble, readInt, readText, readUint } from "./literal.ts";
import { isMisuse, Macros } from "./macro.ts";
import type { Issue } from "./source.ts";

/** How a source is read. */
export interface Syntax {
  readonly macros: Macros;
  /** `?.`, `[?]`, `{?k: v}` and `[?e]` exist; default true. */
  readonly optionals?: boolean;
  /** Field names in back quotes exist; default true. */
  readonly escapedNames?: boolean;
  /** The deepest nesting of operators, calls and brackets; default 250. */
  readonly maxDepth?: number;
}

/** A parsed expression, or what is wrong with it. */
export type Parsed = { readonly ast: Ast } | { readonly issues: readonly Issue[] };

const defaultDepth = 250;
/** The longest source in characters. */
const maxSize = 100_000;

/** Reads an expression. Never throws: what is wrong comes back as issues. */
export function parse(source: string, syntax: Syntax = { macros: new Macros([]) }): Parsed {
  const size = source.length > maxSize ? codePoints(source) : source.length;
  if (size > maxSize) {
    const message = `expression code point size exceeds limit: size: ${size}, limit ${maxSize}`;
    return { issues: [{ message, at: -1 }] };
  }
  const tokens = lex(source);
  if (!Array.isArray(tokens)) {
    const { message, at } = tokens as { message: string; at: number };
    return { issues: [{ message: `Syntax error: ${message}`, at }] };
  }
  return new Parser(source, tokens, syntax).run();
}

/** What ends the parse at once; it never leaves this file. */
class Stop {
  readonly issue: Issue;
  constructor(message: string, at: number) {
    this.issue = { message, at };
  }
}

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  readonly #syntax: Syntax;
  readonly #maxDepth: number;
  readonly #build = new Builder();
  readonly #macros = new Map<number, CallExpr>();
  readonly #issues: Issue[] = [];
  /** How deep each node with an operator, a call or a selection is, by its id. */
  readonly #depths: number[] = [];
  #index = 0;
  #nesting = 0;

  constructor(source: string, tokens: readonly Token[], syntax: Syntax) {
    this.#source = source;
    this.#tokens = tokens;
    this.#syntax = syntax;
    this.#maxDepth = syntax.maxDepth ?? defaultDepth;
  }

  run(): Parsed {
    try {
      const expr = this.#expression();
      if (this.#token.kind !== "eof") this.#unexpected();
      if (this.#issues.length > 0) return { issues: this.#issues };
      return { ast: { source: this.#source, expr, macros: this.#macros, ids: this.#build.next } };
    } catch (stop) {
      if (stop instanceof Stop) return { issues: [...this.#issues, stop.issue] };
      throw stop;
    }
  }

  get #token(): Token {
    return this.#tokens[this.#index] ?? { kind: "eof", start: this.#source.length, end: this.#source.length };
  }

  #take(kind: string): Token | undefined {
    const token = this.#token;
    if (token.kind !== kind) return undefined;
    this.#index++;
    return token;
  }

  #expect(kind: string): Token {
    return this.#take(kind) ?? this.#unexpected(kind);
  }

  #unexpected(wanted?: string): never {
    const token = this.#token;
    const found = token.kind === "eof" ? "end of the expression" : `'${this.#text(token)}'`;
    const hint = wanted === undefined ? "" : `, expected ${wanted === "name" ? "a name" : `'${wanted}'`}`;
    throw new Stop(`Syntax error: unexpected ${found}${hint}`, token.start);
  }

  #text(token: Token): string {
    return this.#source.slice(token.start, token.end);
  }

  /** Notes how deep a node is; its operands count as one less. */
  #deep(node: Expr, operands: readonly Expr[]): Expr {
    let depth = 0;
    for (const operand of operands) depth = Math.max(depth, this.#depths[operand.id] ?? 0);
    if (depth >= this.#maxDepth) throw new Stop("max recursion depth exceeded", -1);
    this.#depths[node.id] = depth + 1;
    return node;
  }

  /** Gives a node that stands for others the depth of the deepest of them. */
  #around(node: Expr, inner: readonly Expr[]): Expr {
    let depth = this.#depths[node.id] ?? 0;
    for (const part of inner) depth = Math.max(depth, this.#depths[part.id] ?? 0);
    this.#depths[node.id] = depth;
    return node;
  }

  #expression(): Expr {
    if (++this.#nesting > this.#maxDepth) throw new Stop(`expression recursion limit exceeded: ${this.#maxDepth}`, -1);
    const condition = this.#or();
    const mark = this.#take("?");
    let expr = condition;
    if (mark !== undefined) {
      const then = this.#or();
      this.#expect(":");
      const args = [condition, then, this.#expression()];
      expr = this.#deep(this.#build.call("_?_:_", args, undefined, mark.start), args);
    }
    this.#nesting--;
    return expr;
  }

  #or(): Expr {
    return this.#logic("||", "_||_", () => this.#logic("&&", "_&&_", () => this.#relation()));
  }

  /** Terms joined by one operator, as a tree of the least height. */
  #logic(mark: string, name: string, term: () => Expr): Expr {
    const first = term();
    if (this.#token.kind !== mark) return first;
    const terms = [first];
    const places: number[] = [];
    for (let token = this.#take(mark); token !== undefined; token = this.#take(mark)) {
      places.push(token.start);
      terms.push(term());
    }
    return this.#balance(name, terms, places, 0, places.length - 1);
  }

  #balance(name: string, terms: readonly Expr[], places: readonly number[], low: number, high: number): Expr {
    const middle = (low + high + 1) >> 1;
    const left = middle === low ? terms[middle] : this.#balance(name, terms, places, low, middle - 1);
    const right = middle === high ? terms[middle + 1] : this.#balance(name, terms, places, middle + 1, high);
    const args = [left, right].filter((part) => part !== undefined);
    return this.#around(this.#build.call(name, args, undefined, places[middle] ?? 0), args);
  }

  #relation(): Expr {
    return this.#binary("== != < <= > >= in", () =>
      this.#binary("+ -", () => this.#binary("* / %", () => this.#unary())),
    );
  }

  #binary(marks: string, operand: () => Expr): Expr {
    let left = operand();
    for (;;) {
      const token = this.#token;
      const name = operators[token.kind];
      if (name === undefined || !marks.split(" ").includes(token.kind)) return left;
      this.#index++;
      const args = [left, operand()];
      left = this.#deep(this.#build.call(name, args, undefined, token.start), args);
    }
  }

  #unary(): Expr {
    const token = this.#token;
    if (token.kind !== "!" && token.kind !== "-") return this.#member();
    let count = 0;
    while (this.#take(token.kind) !== undefined) count++;
    if (token.kind === "-" && count === 1 && (this.#token.kind === "int" || this.#token.kind === "double")) {
      this.#index--;
      return this.#member();
    }
    const operand = this.#member();
    if (count % 2 === 0) return operand;
    const name = token.kind === "!" ? "!_" : "-_";
    return this.#around(this.#build.call(name, [operand], undefined, token.start), [operand]);
  }

  #member(): Expr {
    let expr = this.#primary();
    for (;;) {
      const token = this.#token;
      if (token.kind === ".") expr = this.#dot(expr);
      else if (token.kind === "[") expr = this.#bracket(expr);
      else if (token.kind === "{") expr = this.#message(expr, token);
      else return expr;
    }
  }

  #dot(operand: Expr): Expr {
    const dot = this.#expect(".");
    const mark = this.#take("?");
    const token = this.#take("escaped") ?? this.#expect("name");
    const name = this.#fieldName(token);
    if (mark !== undefined) {
      if (this.#syntax.optionals === false) throw new Stop("unsupported syntax '.?'", dot.start);
      const args = [operand, this.#build.literal(name, token.start)];
      return this.#deep(this.#build.call("_?._", args, undefined, dot.start), args);
    }
    const open = token.kind === "name" ? this.#take("(") : undefined;
    if (open !== undefined) return this.#call(name, open, this.#list(")"), operand);
    return this.#deep(this.#build.select(operand, name, false, dot.start), [operand]);
  }

  #fieldName(token: Token): string {
    if (token.kind === "name") return this.#text(token);
    if (this.#syntax.escapedNames === false) throw new Stop("unsupported syntax: '`'", token.start);
    return this.#text(token).slice(1, -1);
  }

  #bracket(operand: Expr): Expr {
    const open = this.#expect("[");
    const mark = this.#take("?");
    if (mark !== undefined && this.#syntax.optionals === false) throw new Stop("unsupported syntax '[?'", open.start);
    const args = [operand, this.#expression()];
    this.#expect("]");
    const name = mark === undefined ? "_[_]" : "_[?_]";
    return this.#deep(this.#build.call(name, args, undefined, open.start), args);
  }

  /** `a.b.C{…}`: what stands before the brace is a name. */
  #message(before: Expr, open: Token): Expr {
    const name = qualified(before);
    if (name === undefined) this.#unexpected();
    this.#index++;
    const fields: Field[] = [];
    while (this.#token.kind !== "}") {
      const optional = this.#optionalMark();
      const field = this.#fieldName(this.#take("escaped") ?? this.#expect("name"));
      const colon = this.#expect(":");
      fields.push(this.#build.field(field, this.#expression(), optional, colon.start));
      if (this.#take(",") === undefined) break;
    }
    this.#expect("}");
    const values = fields.map(({ value }) => value);
    return this.#around(this.#build.struct(name, fields, open.start), values);
  }

  #primary(): Expr {
    const token = this.#token;
    this.#index++;
    switch (token.kind) {
      case "(": {
        const inner = this.#expression();
        this.#expect(")");
        return inner;
      }
      case "[":
        return this.#elements(token);
      case "{":
        return this.#entries(token);
      case ".":
        return this.#name(this.#expect("name"), `.`);
      case "name":
        return this.#name(token, "");
      default:
        return this.#literal(token);
    }
  }

  #name(token: Token, dot: string): Expr {
    const name = this.#text(token);
    if (reserved.has(name)) this.#issues.push({ message: `reserved identifier: ${name}`, at: token.start });
    const open = this.#take("(");
    if (open !== undefined) return this.#call(dot + name, open, this.#list(")"), undefined);
    return this.#build.ident(dot + name, token.start);
  }

  #list(close: string): readonly Expr[] {
    const args: Expr[] = [];
    if (this.#token.kind !== close)
      do args.push(this.#expression());
      while (this.#take(",") !== undefined);
    this.#expect(close);
    return args;
  }

  #optionalMark(): boolean {
    const mark = this.#take("?");
    if (mark !== undefined && this.#syntax.optionals === false) throw new Stop("unsupported syntax '?'", mark.start);
    return mark !== undefined;
  }

  #elements(open: Token): Expr {
    const elements: Expr[] = [];
    const optional: number[] = [];
    while (this.#token.kind !== "]") {
      if (elements.length === 0 && this.#take(",") !== undefined) break;
      if (this.#optionalMark()) optional.push(elements.length);
      elements.push(this.#expression());
      if (this.#take(",") === undefined) break;
    }
    this.#expect("]");
    return this.#around(this.#build.list(elements, optional, open.start), elements);
  }

  #entries(open: Token): Expr {
    const entries: Entry[] = [];
    while (this.#token.kind !== "}") {
      if (entries.length === 0 && this.#take(",") !== undefined) break;
      const optional = this.#optionalMark();
      const key = this.#expression();
      const colon = this.#expect(":");
      entries.push(this.#build.entry(key, this.#expression(), optional, colon.start));
      if (this.#take(",") === undefined) break;
    }
    this.#expect("}");
    const parts = entries.flatMap(({ key, value }) => [key, value]);
    return this.#around(this.#build.map(entries, open.start), parts);
  }

  #literal(token: Token): Expr {
    const sign = token.kind === "-" ? "-" : "";
    const number = sign === "" ? token : this.#token;
    if (sign !== "") this.#index++;
    const value = this.#value(number, sign);
    if (value === undefined) {
      this.#index--;
      this.#unexpected();
    }
    const unreadable = typeof value === "object" && value !== null && "reason" in value ? value : undefined;
    if (unreadable !== undefined) this.#issues.push({ message: unreadable.reason, at: token.start });
    return this.#build.literal(unreadable === undefined ? (value as Literal) : null, token.start);
  }

  #value(token: Token, sign: string): Literal | Unreadable | undefined {
    const text = this.#text(token);
    switch (token.kind) {
      case "int":
        return readInt(text, sign);
      case "double":
        return readDouble(sign + text);
      case "uint":
        return readUint(text.slice(0, -1));
      case "string":
        return readText(text);
      case "bytes":
        return readBytes(text.slice(1));
      case "true":
        return true;
      case "false":
        return false;
      default:
        return token.kind === "null" ? null : undefined;
    }
  }

  /** A call, or what the macro of that name makes of it. */
  #call(name: string, open: Token, args: readonly Expr[], target: Expr | undefined): Expr {
    const parts = target === undefined ? args : [target, ...args];
    const macro = this.#syntax.macros.find(name, args.length, target !== undefined);
    if (macro !== undefined) {
      this.#build.at = open.start;
      const expanded = macro.expand(this.#build, args, target);
      if (expanded !== undefined && !isMisuse(expanded)) {
        this.#macros.set(expanded.id, this.#build.call(name, args, target, open.start));
        return this.#depth(expanded, parts, target !== undefined);
      }
      if (expanded !== undefined) this.#issues.push(expanded);
    }
    return this.#depth(this.#build.call(name, args, target, open.start), parts, target !== undefined);
  }

  #depth(node: Expr, parts: readonly Expr[], member: boolean): Expr {
    return member ? this.#deep(node, parts) : this.#around(node, parts);
  }
}

/** The dotted name that an expression is; undefined for any other. */
export function qualified(expr: Expr): string | undefined {
  if (expr.kind === "ident") return expr.name;
  if (expr.kind !== "select" || expr.test) return undefined;
  const before = qualified(expr.operand);
  return before === undefined ? undefined : `${before}.${expr.field}`;
}
