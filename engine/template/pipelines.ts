import type { Called, Command, Key, Operand, Pipe } from "./ast.ts";
import { arity, unknownFunction } from "./calls.ts";
import { Fault } from "./fault.ts";
import { character, number, unquote } from "./literals.ts";
import type { Scanner, TokenKind } from "./scanner.ts";
import { signatures, volatileNames } from "./signatures.ts";

/** Deepest nesting of blocks, and of parentheses within one action. */
export const maxNesting = 100;

/** Most variables in sight at once. */
export const maxVariables = 1_000;

/**
 * The roots that may be written without their dot. Which of them exist is up to the scope; the others are reached with
 * a dot: `.other`.
 */
export const bareRoots: ReadonlySet<string> = new Set([
  "inputs",
  "steps",
  "packet",
  "story",
  "impulse",
  "step",
  "engram",
]);

/** Parses what stands inside of braces. It keeps the variables that are in sight, as blocks open and close. */
export class Pipelines {
  readonly scanner: Scanner;
  readonly volatile: Called[] = [];
  readonly variables: string[] = ["$"];
  #depth = 0;

  constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  /** A pipeline whose first token is current, up to `end`. `keyword` is what it belongs to, in words for messages. */
  pipe(keyword: string, end: TokenKind): Pipe {
    const { scanner } = this;
    const at = scanner.start;
    let variables: readonly string[] = none;
    let assigns = false;
    const commands: Command[] = [];
    if (scanner.kind === "variable") {
      const declared = this.#declaration(keyword, at, commands);
      if (declared !== undefined) ({ variables, assigns } = declared);
    }
    while (scanner.kind !== end || commands.length === 0) {
      if (scanner.kind === end) throw missing(keyword, at);
      commands.push(this.#command(commands.length > 0, end));
      if (scanner.kind === "|") {
        scanner.next();
        if (scanner.kind === end)
          throw new Fault("syntax", "nothing stands behind |", scanner.start, { fix: "write a function, or remove |" });
      }
    }
    if (!assigns) for (const name of variables) this.#declare(name, at);
    return Object.freeze({ kind: "pipe", at, variables, assigns, commands: Object.freeze(commands) });
  }

  /** `$x :=`, `$x =`, and in a range `$i, $x :=`; undefined where the variable is an operand, whose command it adds. */
  #declaration(keyword: string, at: number, commands: Command[]) {
    const { scanner } = this;
    const first = scanner.value;
    scanner.next();
    const names = [first];
    if (scanner.kind === ",") {
      if (scanner.next() !== "variable" || keyword !== "range")
        throw new Fault("syntax", "a comma stands between two variables of a range only", scanner.start, {
          fix: "separate arguments by blanks",
        });
      names.push(scanner.value);
      const sign = scanner.next();
      if (sign !== ":=" && sign !== "=") throw this.#stray(scanner.start);
    }
    if (scanner.kind !== ":=" && scanner.kind !== "=") {
      const operand = this.#keys(this.#variable(first, at), at);
      commands.push(this.#rest(operand, at, false));
      if (scanner.kind === "|") this.#afterFirst();
      return undefined;
    }
    const assigns = scanner.kind === "=";
    if (assigns) for (const name of names) this.#variable(name, at);
    scanner.next();
    return { variables: Object.freeze(names), assigns };
  }

  #declare(name: string, at: number): void {
    if (this.variables.length > maxVariables)
      throw new Fault("syntax", `more than ${maxVariables} variables are in sight`, at, { fix: "use fewer variables" });
    this.variables.push(name);
  }

  #afterFirst(): void {
    this.scanner.next();
    if (this.scanner.kind === "end" || this.scanner.kind === ")")
      throw new Fault("syntax", "nothing stands behind |", this.scanner.start, {
        fix: "write a function, or remove |",
      });
  }

  #command(piped: boolean, end: TokenKind): Command {
    const at = this.scanner.start;
    const head = this.#operand();
    if (head === undefined) {
      if (this.scanner.kind === end) throw missing("the pipeline", at);
      throw this.#stray(at);
    }
    return this.#rest(head, at, piped);
  }

  /** The arguments of a command whose head was read. */
  #rest(head: Operand, at: number, piped: boolean): Command {
    const { scanner } = this;
    let args: Operand[] | undefined;
    while (scanner.kind !== "|" && scanner.kind !== "end" && scanner.kind !== ")" && scanner.kind !== "]") {
      if (!scanner.spaced) throw this.#stray(scanner.start);
      const operand = this.#operand();
      if (operand === undefined) throw this.#stray(scanner.start);
      if (args === undefined) args = [operand];
      else args.push(operand);
    }
    this.#check(head, args?.length ?? 0, piped);
    return Object.freeze({ at, head, args: args === undefined ? none : Object.freeze(args) });
  }

  /** Holds that what cannot be called is not called: such a command would fail whenever it runs. */
  #check(head: Operand, count: number, piped: boolean): void {
    if (head.kind === "function") arity(head.name, count + (piped ? 1 : 0), head.at);
    else if (count > 0 || piped)
      throw new Fault("syntax", "only a function takes arguments", head.at, {
        fix: "start with the name of a function",
      });
    if (head.kind === "nil")
      throw new Fault("syntax", "nil is no value by itself", head.at, { fix: "use it as an argument: eq .x nil" });
  }

  /** An operand with its keys; undefined where the current token starts none. */
  #operand(): Operand | undefined {
    const at = this.scanner.start;
    const term = this.#term(at);
    return term === undefined ? undefined : this.#keys(term, at);
  }

  #term(at: number): Operand | undefined {
    const { scanner } = this;
    switch (scanner.kind) {
      case "name":
        return this.#name(at);
      case "field":
        return this.#field(at);
      case "variable": {
        const name = scanner.value;
        scanner.next();
        return this.#variable(name, at);
      }
      case "dot":
        scanner.next();
        return Object.freeze({ kind: "dot", at });
      case "string": {
        const value = unquote(scanner.value, at);
        scanner.next();
        return Object.freeze({ kind: "string", at, value });
      }
      case "number": {
        const text = scanner.value;
        scanner.next();
        return Object.freeze(number(text, at));
      }
      case "character": {
        const raw = scanner.value;
        scanner.next();
        return Object.freeze(character(raw, at));
      }
      case "(":
        return this.#parenthesis(at);
      default:
        return undefined;
    }
  }

  #field(at: number): Operand {
    const { scanner } = this;
    const keys: Key[] = [Object.freeze({ kind: "field", at, name: scanner.text.slice(at + 1, scanner.end) })];
    scanner.next();
    return this.#more({ kind: "dot", at }, keys, at);
  }

  #name(at: number): Operand {
    const { scanner } = this;
    const name = scanner.value;
    scanner.next();
    if (name === "true" || name === "false") return Object.freeze({ kind: "bool", at, value: name === "true" });
    if (name === "nil") return Object.freeze({ kind: "nil", at });
    if (bareRoots.has(name)) return Object.freeze({ kind: "root", at, name });
    if (!signatures.has(name)) throw unknownFunction(name, at, bareRoots);
    if (volatileNames.has(name)) this.volatile.push(Object.freeze({ name, at }));
    return Object.freeze({ kind: "function", at, name });
  }

  #variable(name: string, at: number): Operand {
    if (this.variables.includes(name)) return Object.freeze({ kind: "variable", at, name });
    throw new Fault("syntax", `there is no variable ${name}`, at, {
      fix: `declare it first: {{ ${name} := … }}`,
      name,
    });
  }

  #parenthesis(at: number): Operand {
    const { scanner } = this;
    this.#deeper(at);
    scanner.next();
    const pipe = this.pipe("the parentheses", ")");
    this.#depth--;
    scanner.next();
    return pipe;
  }

  #deeper(at: number): void {
    this.#depth++;
    if (this.#depth > maxNesting)
      throw new Fault("syntax", `parentheses are nested more than ${maxNesting} deep`, at, { fix: "use variables" });
  }

  /** What follows an operand without a blank: `.field` and `["key"]`. */
  #keys(base: Operand, at: number): Operand {
    const { kind, spaced } = this.scanner;
    if (spaced || (kind !== "field" && kind !== "[")) return base;
    return this.#more(base, [], at);
  }

  #more(base: Operand, keys: Key[], at: number): Operand {
    const { scanner } = this;
    while (!scanner.spaced && (scanner.kind === "field" || scanner.kind === "[")) {
      const start = scanner.start;
      if (scanner.kind === "field") {
        keys.push(Object.freeze({ kind: "field", at: start, name: scanner.text.slice(start + 1, scanner.end) }));
        scanner.next();
      } else keys.push(this.#subscript(start));
    }
    if (base.kind === "string" || base.kind === "number" || base.kind === "bool" || base.kind === "nil")
      throw new Fault("syntax", "a literal has no fields", at, { fix: "put a blank before the next argument" });
    if (base.kind === "dot" && keys[0]?.kind === "field" && keys[0].at !== at)
      throw new Fault("syntax", "two dots stand side by side", at, { fix: "write one dot" });
    return Object.freeze({ kind: "path", at, base: Object.freeze(base), keys: Object.freeze(keys) });
  }

  /** `["key"]`, `['key']`, `[0]`, `[$i]`, `[.name]`. */
  #subscript(at: number): Key {
    const { scanner } = this;
    scanner.next();
    const start = scanner.start;
    let operand: Operand | undefined;
    if (scanner.kind === "character") {
      operand = Object.freeze({ kind: "string", at: start, value: unquote(scanner.value, start) });
      scanner.next();
    } else {
      this.#deeper(at);
      operand = this.#operand();
      this.#depth--;
    }
    if (operand === undefined || scanner.kind !== "]")
      throw new Fault("syntax", "brackets hold exactly one key", start, { fix: 'write a text or a number: ["key"]' });
    scanner.next();
    return Object.freeze({ kind: "index", at, operand });
  }

  /** The fault of a token that does not fit. */
  #stray(at: number): Fault {
    const { kind, value } = this.scanner;
    if (kind === "end") return new Fault("syntax", "the action ends too early", at, { fix: "complete it" });
    const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
    const message = `${JSON.stringify(shown.toWellFormed())} cannot stand here`;
    if (kind === "=" || kind === ":=") return new Fault("syntax", message, at, { fix: "compare with eq: eq .a .b" });
    if (kind === ")") return new Fault("syntax", message, at, { fix: "remove it, or open a parenthesis before" });
    if (kind === "[") return new Fault("syntax", message, at, { fix: "make a list with: list 1 2" });
    return new Fault("syntax", message, at, { fix: "separate arguments by blanks" });
  }
}

const none: readonly never[] = Object.freeze([]);

function missing(keyword: string, at: number): Fault {
  return new Fault("syntax", `there is no value for ${keyword}`, at, { fix: "write what it stands for" });
}
