import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import type { Effort } from "../values/effort.ts";
import { show } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError, Structure } from "../values/value.ts";
import { sameMessages } from "./equal.ts";
import type { Reader } from "./read.ts";
import type { DescMessage, Wire } from "./runtime.ts";

/** A message as a value. Its fields are read when they are asked for, and once. */
export class Message extends Structure {
  readonly type: Type;
  readonly desc: DescMessage;
  /** The message itself: it must not change any more. */
  readonly wire: Wire;
  readonly #reader: Reader;
  readonly #read: Map<string, Value>;
  #set: readonly (readonly [name: string, value: Value])[] | undefined = undefined;

  constructor(desc: DescMessage, wire: Wire, reader: Reader, known = new Map<string, Value>()) {
    super();
    this.type = types.struct(desc.typeName);
    this.desc = desc;
    this.wire = wire;
    this.#reader = reader;
    this.#read = known;
  }

  get(name: string): Value {
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const field = this.#reader.field(this.desc, name);
    if (field === undefined) return new CelError(`no such field '${name}'`);
    const value = this.#reader.get(this.wire, field);
    this.#read.set(name, value);
    return value;
  }

  has(name: string): boolean | CelError {
    const field = this.#reader.field(this.desc, name);
    return field === undefined ? new CelError(`no such field '${name}'`) : this.#reader.isSet(this.wire, field);
  }

  get width(): number {
    return this.desc.fields.length;
  }

  entries(): readonly (readonly [name: string, value: Value])[] {
    if (this.#set !== undefined) return this.#set;
    const names = this.desc.fields.filter((field) => this.#reader.isSet(this.wire, field)).map(({ name }) => name);
    for (const number of new Set(this.wire.$unknown?.map(({ no }) => no))) {
      const extension = this.#reader.registry.getExtensionFor(this.desc, number);
      if (extension !== undefined) names.push(extension.typeName);
    }
    this.#set = names.map((name) => [name, this.get(name)]);
    return this.#set;
  }

  equals(other: Value, effort: Effort): boolean {
    if (!(other instanceof Message) || other.desc.typeName !== this.desc.typeName) return false;
    return sameMessages(this.desc, this.wire, other.wire, this.#reader, effort);
  }

  toString(): string {
    const fields = this.entries().map(([name, value]) => `${quoted(name)}: ${show(value)}`);
    return `${this.desc.typeName}{${fields.join(", ")}}`;
  }
}

function quoted(name: string): string {
  return name.includes(".") ? `\`${name}\`` : name;
}
