import type { Block, Definition, Node, Pipe, Template } from "./ast.ts";
import type { TemplateError } from "./fault.ts";
import { errorOf, Fault } from "./fault.ts";
import { unquote } from "./literals.ts";
import { maxNesting, Pipelines } from "./pipelines.ts";
import { Scanner } from "./scanner.ts";

/** What parsing a text yields. */
export type Parsed =
  | { readonly template: Template; readonly error?: undefined }
  | { readonly error: TemplateError; readonly template?: undefined };

/**
 * Parses a template: Go's `text/template` syntax, and roots without a dot (`inputs.x`) and keys in brackets
 * (`steps["a"]`). Functions must exist and get as many arguments as they take, variables must be declared, named parts
 * defined: what would fail whenever it runs is an error here. Total; time and memory are linear in the text.
 */
export function parse(text: string): Parsed {
  try {
    return { template: new Parser(text).parse() };
  } catch (caught) {
    return { error: errorOf(caught, text) };
  }
}

/** What ends a list of nodes, besides the end of the text. */
type Ending = "end" | "else" | "eof";

class Parser {
  readonly #scanner: Scanner;
  readonly #pipelines: Pipelines;
  readonly #definitions = new Map<string, Definition>();
  readonly #calls: { readonly name: string; readonly at: number }[] = [];
  #depth = 0;
  #loops = 0;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
    this.#pipelines = new Pipelines(this.#scanner);
  }

  parse(): Template {
    const { text } = this.#scanner;
    const { nodes, ending, at } = this.#list();
    if (ending !== "eof") throw new Fault("syntax", `{{ ${ending} }} closes nothing`, at, { fix: "remove it" });
    for (const { name, at: from } of this.#calls)
      if (!this.#definitions.has(name))
        throw new Fault("syntax", `there is no template ${JSON.stringify(name)}`, from, {
          fix: `define it: {{ define ${JSON.stringify(name)} }} … {{ end }}`,
          name,
        });
    return Object.freeze({
      text,
      body: nodes,
      definitions: this.#definitions.size === 0 ? none : Object.freeze([...this.#definitions.values()]),
      single: single(nodes),
      volatile: Object.freeze(this.#pipelines.volatile),
    });
  }

  /** Nodes up to `end`, `else` or the end of the text. Behind an `else`, its first token is current. */
  #list(): { readonly nodes: Block; readonly ending: Ending; readonly at: number } {
    const nodes: Node[] = [];
    const scanner = this.#scanner;
    for (;;) {
      const { text, from, more } = scanner.textBefore();
      if (text !== "") nodes.push(Object.freeze({ kind: "text", at: from, text }));
      if (!more) return { nodes: Object.freeze(nodes), ending: "eof", at: scanner.end };
      if (scanner.comment()) continue;
      const opened = scanner.opened;
      scanner.next();
      const keyword = scanner.kind === "name" ? scanner.value : "";
      if (keyword === "end") {
        scanner.next();
        this.#closed("end");
        return { nodes: Object.freeze(nodes), ending: "end", at: opened };
      }
      if (keyword === "else") {
        scanner.next();
        return { nodes: Object.freeze(nodes), ending: "else", at: opened };
      }
      const node = this.#action(keyword, opened);
      if (node !== undefined) nodes.push(Object.freeze(node));
    }
  }

  #action(keyword: string, at: number): Node | undefined {
    switch (keyword) {
      case "if":
      case "with":
        this.#scanner.next();
        return this.#choice(keyword, at);
      case "range":
        this.#scanner.next();
        return this.#range(at);
      case "define":
        return this.#define(at);
      case "block":
        return this.#block(at);
      case "template":
        return this.#template(at);
      case "break":
      case "continue":
        this.#scanner.next();
        this.#closed(keyword);
        if (this.#loops === 0)
          throw new Fault("syntax", `${keyword} stands outside of a range`, at, { fix: "put it into a range" });
        return { kind: keyword, at };
      default:
        return { kind: "action", at, pipe: this.#pipelines.pipe("the action", "end") };
    }
  }

  #choice(kind: "if" | "with", at: number): Node {
    return this.#nested(at, () => {
      const branches: { readonly pipe: Pipe; readonly body: Block }[] = [];
      for (;;) {
        const pipe = this.#pipelines.pipe(kind, "end");
        const { nodes, ending } = this.#list();
        branches.push(Object.freeze({ pipe, body: nodes }));
        if (ending === "eof") throw unclosed(kind, at);
        if (ending === "else" && this.#scanner.kind === "name" && this.#scanner.value === kind) {
          this.#scanner.next();
          continue;
        }
        const otherwise = ending === "else" ? this.#otherwise(kind, at) : undefined;
        return { kind, at, branches: Object.freeze(branches), otherwise };
      }
    });
  }

  #range(at: number): Node {
    return this.#nested(at, () => {
      const pipe = this.#pipelines.pipe("range", "end");
      this.#loops++;
      const { nodes, ending } = this.#list();
      this.#loops--;
      if (ending === "eof") throw unclosed("range", at);
      const otherwise = ending === "else" ? this.#otherwise("range", at) : undefined;
      return { kind: "range", at, pipe, body: nodes, otherwise };
    });
  }

  #otherwise(kind: string, at: number): Block {
    this.#closed("else");
    const { nodes, ending, at: from } = this.#list();
    if (ending === "eof") throw unclosed(kind, at);
    if (ending === "else")
      throw new Fault("syntax", `a second else of the same ${kind}`, from, {
        fix: `write {{ else ${kind} … }} before it`,
      });
    return nodes;
  }

  #define(at: number): undefined {
    if (this.#depth > 0)
      throw new Fault("syntax", "define stands inside of another block", at, { fix: "move it to the top" });
    this.#scanner.next();
    const name = this.#string("define");
    this.#closed("define");
    this.#body("define", name, at);
    return undefined;
  }

  #block(at: number): Node {
    this.#scanner.next();
    const name = this.#string("block");
    const pipe = this.#pipelines.pipe("block", "end");
    this.#body("block", name, at);
    return { kind: "template", at, name, pipe };
  }

  /** The body of a named part: it sees no variables but `$`, and no loop around it. */
  #body(kind: string, name: string, at: number): void {
    const { variables } = this.#pipelines;
    const outer = variables.splice(1);
    const loops = this.#loops;
    this.#loops = 0;
    const { nodes, ending } = this.#nested(at, () => this.#list());
    this.#loops = loops;
    variables.splice(1, variables.length, ...outer);
    if (ending !== "end") throw unclosed(kind, at);
    this.#add(Object.freeze({ name, at, body: nodes }));
  }

  /** Adds a named part. As in Go an empty one gives way, and two with something in them are a mistake. */
  #add(definition: Definition): void {
    const before = this.#definitions.get(definition.name);
    if (before === undefined || isEmpty(before.body)) this.#definitions.set(definition.name, definition);
    else if (!isEmpty(definition.body))
      throw new Fault("syntax", `the template ${JSON.stringify(definition.name)} is defined twice`, definition.at, {
        fix: "rename one of them",
      });
  }

  #template(at: number): Node {
    this.#scanner.next();
    const name = this.#string("template");
    this.#calls.push({ name, at });
    const pipe = this.#scanner.kind === "end" ? undefined : this.#pipelines.pipe("template", "end");
    return { kind: "template", at, name, pipe };
  }

  #string(keyword: string): string {
    const scanner = this.#scanner;
    if (scanner.kind !== "string")
      throw new Fault("syntax", `${keyword} needs a name in quotes`, scanner.start, {
        fix: `write {{ ${keyword} "name" }}`,
      });
    const name = unquote(scanner.value, scanner.start);
    scanner.next();
    return name;
  }

  #closed(keyword: string): void {
    const { kind, start } = this.#scanner;
    if (kind !== "end")
      throw new Fault("syntax", `something stands behind ${keyword}`, start, {
        fix: `close the braces behind ${keyword}`,
      });
  }

  /** Parses a block: variables that it declares go out of sight at its end. */
  #nested<T>(at: number, read: () => T): T {
    this.#depth++;
    if (this.#depth > maxNesting)
      throw new Fault("syntax", `blocks are nested more than ${maxNesting} deep`, at, {
        fix: "use else if, or named templates",
      });
    const { variables } = this.#pipelines;
    const count = variables.length;
    const result = read();
    variables.length = count;
    this.#depth--;
    return result;
  }
}

const none: readonly never[] = Object.freeze([]);

function unclosed(kind: string, at: number): Fault {
  return new Fault("syntax", `${kind} has no end`, at, { fix: "close it with {{ end }}" });
}

/** True where a body would yield blanks only, whatever the scope. */
function isEmpty(body: Block): boolean {
  return body.every((node) => node.kind === "text" && node.text.trim() === "");
}

function single(nodes: Block): Pipe | undefined {
  let pipe: Pipe | undefined;
  for (const node of nodes) {
    if (node.kind === "text" && node.text.trim() === "") continue;
    if (node.kind !== "action" || pipe !== undefined || node.pipe.variables.length > 0) return undefined;
    pipe = node.pipe;
  }
  return pipe;
}
