import { field, indexed } from "./access.ts";
import { argument, literal } from "./arguments.ts";
import type { Block, Choice, Command, Loop, Node, Operand, Pipe, Template } from "./ast.ts";
import { Fault } from "./fault.ts";
import { functions } from "./functions/index.ts";
import { offloaded } from "./offloaded.ts";
import type { Run } from "./run.ts";
import { tooLong } from "./run.ts";
import { signatures } from "./signatures.ts";
import { printed } from "./text.ts";
import { byteLength } from "./utf8.ts";
import type { Value } from "./value.ts";
import { entry, Int, int, isDict, isList, keysOf, named, truthy } from "./value.ts";

/** How a block ended. */
type Ending = "through" | "break" | "continue";

/** Deepest nesting of named parts that call each other. */
const maxCalls = 100;

/** Functions that look at a value without needing what is in it, also where it is stored elsewhere. */
const lookers: ReadonlySet<string> = new Set(["exists", "type_of"]);

/** Walks through a template and makes its text. */
export class Walker {
  readonly #template: Template;
  readonly #scope: Value & object;
  readonly #run: Run;
  readonly #missing: "print" | "error";
  readonly #parts: string[] = [];
  #bytes = 0;
  #calls = 0;
  #names: string[] = ["$"];
  #values: Value[];

  constructor(template: Template, scope: Value & object, run: Run, missing: "print" | "error") {
    this.#template = template;
    this.#scope = scope;
    this.#run = run;
    this.#missing = missing;
    this.#values = [scope];
  }

  /** The text of the whole template. */
  text(): string {
    this.#block(this.#template.body, this.#scope);
    return this.#parts.join("");
  }

  /** The value of a pipeline. */
  value(pipe: Pipe): Value {
    return this.#pipe(pipe, this.#scope);
  }

  #block(block: Block, dot: Value): Ending {
    for (const node of block) {
      const ending = this.#node(node, dot);
      if (ending !== "through") return ending;
    }
    return "through";
  }

  #node(node: Node, dot: Value): Ending {
    this.#run.at = node.at;
    this.#run.charge();
    switch (node.kind) {
      case "text":
        this.#put(node.text);
        return "through";
      case "action": {
        const value = this.#pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0) this.#print(value, node.at);
        return "through";
      }
      case "if":
      case "with":
        return this.#choice(node, dot);
      case "range":
        return this.#range(node, dot);
      case "template":
        this.#call(node.name, node.pipe === undefined ? undefined : this.#pipe(node.pipe, dot), node.at);
        return "through";
      default:
        return node.kind;
    }
  }

  #print(value: Value, at: number): void {
    if ((value === undefined || value === null) && this.#missing === "error")
      throw new Fault("missing", "the value is not there", at, { fix: 'guard it with default: {{ … | default "" }}' });
    this.#put(printed(value, this.#run));
  }

  #put(text: string): void {
    this.#run.charge(text.length / 8);
    this.#bytes += byteLength(text);
    if (this.#bytes > this.#run.limits.maxOutputBytes) throw tooLong(this.#run.limits.maxOutputBytes, this.#run.at);
    this.#parts.push(text);
  }

  #choice(node: Choice, dot: Value): Ending {
    const mark = this.#names.length;
    for (const { pipe, body } of node.branches) {
      const value = this.#pipe(pipe, dot);
      if (!truthy(value)) continue;
      const ending = this.#block(body, node.kind === "with" ? value : dot);
      this.#forget(mark);
      return ending;
    }
    const ending = node.otherwise === undefined ? "through" : this.#block(node.otherwise, dot);
    this.#forget(mark);
    return ending;
  }

  #range(node: Loop, dot: Value): Ending {
    const mark = this.#names.length;
    const value = this.#pipe(node.pipe, dot, false);
    const [first, second] = node.pipe.variables;
    const slot = this.#names.length;
    if (!node.pipe.assigns) for (const name of node.pipe.variables) this.#declare(name, undefined);
    const inner = this.#names.length;
    let rounds = 0;
    for (const [key, item] of this.#items(value, second !== undefined)) {
      rounds++;
      this.#run.at = node.at;
      this.#run.charge();
      // With one variable it is the item, with two the first is the position or key.
      if (first !== undefined) this.#assign(first, second === undefined ? item : key, slot, node.pipe.assigns);
      if (second !== undefined) this.#assign(second, item, slot + 1, node.pipe.assigns);
      const ending = this.#block(node.body, item);
      this.#forget(inner);
      if (ending === "break") break;
    }
    const ending = rounds > 0 || node.otherwise === undefined ? "through" : this.#block(node.otherwise, dot);
    this.#forget(mark);
    return ending;
  }

  /** What a range goes through: items of a list, entries of an object by key, numbers below one. */
  *#items(value: Value, two: boolean): Generator<readonly [Value, Value]> {
    if (value === undefined || value === null) return;
    if (isList(value)) {
      for (let i = 0; i < value.length; i++) yield [int(i), value[i] ?? null];
    } else if (isDict(value)) {
      offloaded(value, this.#run);
      const keys = keysOf(value);
      this.#run.charge(keys.length);
      for (const key of keys) yield [key, entry(value, key) ?? null];
    } else if (value instanceof Int && !two) {
      for (let i = 0n; i < value.value; i++) yield [undefined, new Int(i, value.kind)];
    } else if (typeof value === "number" && Number.isSafeInteger(value) && !two) {
      for (let i = 0; i < value; i++) yield [undefined, int(i)];
    } else
      throw new Fault("value", `range cannot go through ${named(value)}`, this.#run.at, {
        fix: two ? "use a list or an object, or one variable" : "use a list, an object or a whole number",
      });
  }

  #call(name: string, argument: Value, at: number): void {
    const definition = this.#template.definitions.find((one) => one.name === name);
    if (definition === undefined) return;
    this.#calls++;
    if (this.#calls > maxCalls)
      throw new Fault("budget", `templates call each other more than ${maxCalls} deep`, at, { fix: "use range" });
    const names = this.#names;
    const values = this.#values;
    this.#names = ["$"];
    this.#values = [argument];
    this.#block(definition.body, argument);
    this.#names = names;
    this.#values = values;
    this.#calls--;
  }

  #pipe(pipe: Pipe, dot: Value, declares = true): Value {
    let value: Value;
    for (const [index, command] of pipe.commands.entries()) {
      const next = pipe.commands[index + 1]?.head;
      const looks = next?.kind === "function" && lookers.has(next.name);
      value = this.#command(command, dot, index === 0 ? none : [value], looks);
      // From here on nil and what is not there are the same.
      if (value === null) value = undefined;
    }
    if (declares)
      for (const name of pipe.variables) {
        if (pipe.assigns) this.#values[this.#slot(name)] = value;
        else this.#declare(name, value);
      }
    return value;
  }

  #command({ head, args, at }: Command, dot: Value, piped: readonly Value[], looks: boolean): Value {
    this.#run.at = at;
    this.#run.charge();
    return head.kind === "function" ? this.#function(head.name, args, dot, piped, at) : this.#operand(head, dot, looks);
  }

  #function(name: string, args: readonly Operand[], dot: Value, piped: readonly Value[], at: number): Value {
    if (name === "and" || name === "or") return this.#shortCircuit(name, args, dot, piped);
    const takes = signatures.get(name);
    const work = functions.get(name);
    if (takes === undefined || work === undefined) throw new Fault("function", `there is no function ${name}`, at);
    const given: Value[] = [];
    const looks = lookers.has(name);
    for (const arg of args) {
      const value = this.#operand(arg, dot, looks);
      this.#run.at = arg.at;
      given.push(argument(value, takes.parameters[given.length] ?? takes.rest ?? "any", name, this.#run));
    }
    this.#run.at = at;
    for (const value of piped)
      given.push(argument(value, takes.parameters[given.length] ?? takes.rest ?? "any", name, this.#run));
    this.#run.charge(1 + given.length);
    return work(given, this.#run);
  }

  /** `and` and `or` evaluate no more arguments than they need. */
  #shortCircuit(name: "and" | "or", args: readonly Operand[], dot: Value, piped: readonly Value[]): Value {
    let value: Value;
    for (const arg of args) {
      value = this.#operand(arg, dot);
      if (truthy(value) === (name === "or")) return value;
    }
    return piped.length > 0 ? piped[0] : value;
  }

  #operand(operand: Operand, dot: Value, looks = false): Value {
    switch (operand.kind) {
      case "dot":
        return this.#here(dot, looks);
      case "root":
        return this.#here(field(this.#scope, operand.name, this.#run), looks);
      case "variable":
        return this.#here(this.#values[this.#slot(operand.name)], looks);
      case "path": {
        let value = this.#operand(operand.base, dot, true);
        for (const key of operand.keys) {
          this.#run.at = key.at;
          if (key.kind === "field") value = field(value, key.name, this.#run);
          else value = indexed(value, this.#operand(key.operand, dot), this.#run) ?? undefined;
        }
        return this.#here(value, looks);
      }
      case "pipe":
        return this.#pipe(operand, dot);
      case "function":
        return this.#function(operand.name, none, dot, none, operand.at);
      case "nil":
        return null;
      default:
        return literal(operand);
    }
  }

  /** Holds that a value is here to compute with, and not stored elsewhere. */
  #here(value: Value, looks: boolean): Value {
    if (!looks && isDict(value)) offloaded(value, this.#run);
    return value;
  }

  #declare(name: string, value: Value): void {
    this.#names.push(name);
    this.#values.push(value);
  }

  /** Sets a variable of a range: the one that it declared in a slot, or one that exists. */
  #assign(name: string, value: Value, slot: number, assigns: boolean): void {
    this.#values[assigns ? this.#slot(name) : slot] = value;
  }

  #slot(name: string): number {
    this.#run.charge(this.#names.length / 64);
    return this.#names.lastIndexOf(name);
  }

  #forget(mark: number): void {
    this.#names.length = mark;
    this.#values.length = mark;
  }
}

const none: readonly never[] = Object.freeze([]);
