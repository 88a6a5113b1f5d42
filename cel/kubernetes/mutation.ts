import type { MessageTypes } from "../type/messages.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { equal } from "../values/equal.ts";
import { show, typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError, Structure } from "../values/value.ts";

/** What `Object{…}` and `Object.spec{…}` make: fields with any names. */
export class BuiltObject extends Structure {
  readonly type: Type;
  readonly fields: ReadonlyMap<string, Value>;
  constructor(type: Type, fields: ReadonlyMap<string, Value>) {
    super();
    this.type = type;
    this.fields = fields;
  }
  get(name: string): Value | undefined {
    return this.fields.get(name);
  }
  has(name: string): boolean {
    return this.fields.has(name);
  }
  get width(): number {
    return this.fields.size;
  }
  entries(): Iterable<readonly [string, Value]> {
    return this.fields;
  }
  equals(other: Value): boolean {
    if (!(other instanceof BuiltObject) || other.type.name !== this.type.name) return false;
    if (other.constructor !== this.constructor || other.fields.size !== this.fields.size) return false;
    return [...this.fields].every(([name, value]) => {
      const theirs = other.fields.get(name);
      return theirs !== undefined && equal(value, theirs);
    });
  }
  toString(): string {
    return `${this.type.name}{${[...this.fields].map(([name, value]) => `${name}: ${show(value)}`).join(", ")}}`;
  }
}

const patchType = types.struct("JSONPatch");
const patchFields: { readonly [name: string]: Type } = {
  op: types.string,
  from: types.string,
  path: types.string,
  value: types.dyn,
};

/** What `JSONPatch{…}` makes: one operation of a JSON patch. Texts that were not given are empty. */
export class BuiltPatch extends BuiltObject {
  /** True where a value was given. */
  readonly valued: boolean;
  constructor(fields: ReadonlyMap<string, Value>) {
    const text = (name: string): [string, Value] => [name, fields.get(name) ?? ""];
    super(patchType, new Map([text("from"), text("op"), text("path"), ["value", fields.get("value") ?? null]]));
    this.valued = fields.has("value");
  }
  override has(name: string): boolean {
    return name === "value" ? this.valued : (this.fields.get(name) ?? "") !== "";
  }
}

const named = /^Object(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

function build(type: string, fields: ReadonlyMap<string, Value>): Value {
  if (type !== "JSONPatch") return new BuiltObject(types.struct(type), fields);
  for (const name of ["op", "path", "from"]) {
    const value = fields.get(name);
    if (value !== undefined && typeof value !== "string")
      return new CelError(`unexpected type ${typeOf(value).name} for JSONPatchType '${name}' field`);
  }
  return new BuiltPatch(fields);
}

/** The types of objects, whose fields have any name and type, and of patches. */
export const built: MessageTypes = {
  name(name) {
    if (name === "JSONPatch") return { kind: "type", type: patchType };
    return named.test(name) ? { kind: "type", type: types.struct(name) } : undefined;
  },
  field(type, name) {
    if (type === "JSONPatch") return Object.hasOwn(patchFields, name) ? patchFields[name] : undefined;
    return named.test(type) ? types.dyn : null;
  },
  construct: build,
};
