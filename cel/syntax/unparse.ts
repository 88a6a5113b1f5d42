import { decode } from "../values/utf8.ts";
import { Double, Uint } from "../values/value.ts";
import type { Ast, CallExpr, Expr, Literal } from "./ast.ts";
import { operators } from "./ast.ts";

/** How tightly an expression binds; what binds less tightly than its place needs brackets. */
const loose = { ternary: 0, or: 1, and: 2, relation: 3, sum: 4, product: 5, unary: 6, member: 7 };

const binaries = new Map(Object.entries(operators).map(([mark, name]) => [name, mark]));
const levels = new Map([
  ...["_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in"].map((name) => [name, loose.relation] as const),
  ...["_+_", "_-_"].map((name) => [name, loose.sum] as const),
  ...["_*_", "_/_", "_%_"].map((name) => [name, loose.product] as const),
]);
const logic = new Map<string, readonly [mark: string, level: number]>([
  ["_||_", ["||", loose.or]],
  ["_&&_", ["&&", loose.and]],
]);

/** Writes an expression as text that reads back as the same tree; calls that macros replaced come back as written. */
export function unparse({ expr, macros }: Pick<Ast, "expr" | "macros">): string {
  return new Writer(macros).write(expr, loose.ternary);
}

class Writer {
  readonly #macros: ReadonlyMap<number, CallExpr>;
  constructor(macros: ReadonlyMap<number, CallExpr>) {
    this.#macros = macros;
  }

  write(given: Expr, level: number): string {
    const expr = this.#macros.get(given.id) ?? given;
    const [text, own] = this.#form(expr);
    return own < level ? `(${text})` : text;
  }

  #form(expr: Expr): readonly [text: string, level: number] {
    switch (expr.kind) {
      case "literal":
        return [literal(expr.value), negative(expr.value) ? loose.unary : loose.member];
      case "ident":
        return [expr.name, loose.member];
      case "select": {
        const text = `${this.write(expr.operand, loose.member)}.${fieldName(expr.field)}`;
        return [expr.test ? `has(${text})` : text, loose.member];
      }
      case "call":
        return this.#call(expr);
      case "list":
        return [
          `[${expr.elements.map((item, index) => mark(expr.optional.includes(index)) + this.#any(item)).join(", ")}]`,
          loose.member,
        ];
      case "map":
        return [
          `{${expr.entries.map(({ key, value, optional }) => `${mark(optional)}${this.#any(key)}: ${this.#any(value)}`).join(", ")}}`,
          loose.member,
        ];
      case "struct":
        return [
          `${expr.name}{${expr.fields.map(({ name, value, optional }) => `${mark(optional)}${fieldName(name)}: ${this.#any(value)}`).join(", ")}}`,
          loose.member,
        ];
      case "fold":
        return [this.#fold([expr.range, expr.init, expr.condition, expr.step, expr.result]), loose.member];
    }
  }

  /** A loop that no macro stands for has no text of its own: it is shown, and does not read back. */
  #fold(parts: readonly Expr[]): string {
    return `__comprehension__(${parts.map((part) => this.#any(part)).join(", ")})`;
  }

  #any(expr: Expr): string {
    return this.write(expr, loose.ternary);
  }

  #call(expr: CallExpr): readonly [text: string, level: number] {
    const [first, second, third] = expr.args;
    if (expr.target !== undefined) {
      const args = expr.args.map((arg) => this.#any(arg)).join(", ");
      return [`${this.write(expr.target, loose.member)}.${expr.name}(${args})`, loose.member];
    }
    if (first !== undefined && second !== undefined && third !== undefined && expr.name === "_?_:_") {
      const text = `${this.write(first, loose.or)} ? ${this.write(second, loose.or)} : ${this.#any(third)}`;
      return [text, loose.ternary];
    }
    if (first !== undefined && second !== undefined) {
      const pair = this.#pair(expr.name, first, second);
      if (pair !== undefined) return pair;
    }
    if (first !== undefined && (expr.name === "!_" || expr.name === "-_"))
      return this.#unary(expr.name[0] ?? "", first);
    return [`${expr.name}(${expr.args.map((arg) => this.#any(arg)).join(", ")})`, loose.member];
  }

  #unary(sign: string, operand: Expr): readonly [text: string, level: number] {
    const text = this.write(operand, loose.member);
    // A minus before a number would be read as part of the number.
    return [sign === "-" && /^[0-9.]/.test(text) ? `-(${text})` : sign + text, loose.unary];
  }

  #pair(name: string, first: Expr, second: Expr): readonly [text: string, level: number] | undefined {
    const joined = logic.get(name);
    if (joined !== undefined) return this.#logic(name, joined, first, second);
    const level = levels.get(name);
    if (level !== undefined)
      return [`${this.write(first, level)} ${binaries.get(name)} ${this.write(second, level + 1)}`, level];
    if (name === "_[_]") return [`${this.write(first, loose.member)}[${this.#any(second)}]`, loose.member];
    if (name === "_[?_]") return [`${this.write(first, loose.member)}[?${this.#any(second)}]`, loose.member];
    if (name === "_?._" && second.kind === "literal" && typeof second.value === "string")
      return [`${this.write(first, loose.member)}.?${fieldName(second.value)}`, loose.member];
    return undefined;
  }

  /** Terms of one operator read back as the tree of the least height; any other shape needs brackets. */
  #logic(name: string, [text, level]: readonly [string, number], first: Expr, second: Expr): readonly [string, number] {
    const [left, right] = [this.#terms(name, first), this.#terms(name, second)];
    const flat = left + right;
    // The reader's split puts the greater half to the left.
    const balanced = left === Math.ceil(flat / 2) && this.#even(name, first) && this.#even(name, second);
    const inner = balanced ? level : level + 1;
    return [`${this.write(first, inner)} ${text} ${this.write(second, inner)}`, level];
  }

  #even(name: string, given: Expr): boolean {
    const expr = this.#macros.get(given.id) ?? given;
    const [first, second] = expr.kind === "call" && expr.name === name ? expr.args : [];
    if (first === undefined || second === undefined) return true;
    const [left, right] = [this.#terms(name, first), this.#terms(name, second)];
    return left === Math.ceil((left + right) / 2) && this.#even(name, first) && this.#even(name, second);
  }

  #terms(name: string, given: Expr): number {
    const expr = this.#macros.get(given.id) ?? given;
    if (expr.kind !== "call" || expr.name !== name || expr.target !== undefined) return 1;
    return expr.args.reduce((count, arg) => count + this.#terms(name, arg), 0);
  }
}

function mark(optional: boolean): string {
  return optional ? "?" : "";
}

function negative(value: Literal): boolean {
  if (value instanceof Double) return value.value < 0 || Object.is(value.value, -0);
  return (typeof value === "number" || typeof value === "bigint") && value < 0;
}

/** A literal as it is written. */
export function literal(value: Literal): string {
  if (typeof value === "string") return quote(value);
  if (value instanceof Uint) return `${value.value}u`;
  if (value instanceof Double) return double(value.value);
  if (value instanceof Uint8Array) return bytes(value);
  return String(value);
}

function double(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function bytes(value: Uint8Array): string {
  const text = decode(value);
  if (text !== undefined && !text.includes("\ufffd")) return `b${quote(text, true)}`;
  return `b"${[...value].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}"`;
}

const escapes: { readonly [char: string]: string } = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** Text in double quotes. */
export function quote(text: string, isBytes = false): string {
  const body = text.replace(/[\\"\p{Cc}]/gu, (char) => {
    const code = char.charCodeAt(0);
    if (escapes[char] !== undefined) return escapes[char];
    return isBytes && code > 0x7f ? char : `\\${isBytes ? "x" : "u00"}${code.toString(16).padStart(2, "0")}`;
  });
  return `"${body}"`;
}

function fieldName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^(in|true|false|null)$/.test(name) ? name : `\`${name}\``;
}
