/** The types in which expressions of MutatingAdmissionPolicies say what to change: `Object{…}` and `JSONPatch{…}`. */
import type { Name } from "@bubustack/cel/check/environment";
import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";
import { equal } from "@bubustack/cel/values/equal";
import type { Value } from "@bubustack/cel/values/value";
import { CelError, Opaque } from "@bubustack/cel/values/value";

export const objectType = types.struct("Object");
export const jsonPatchType = types.struct("JSONPatch");

/** A part of an object: `Object` for the whole, `Object.spec.template` for what stands there. */
export class ObjectPart extends Opaque {
  readonly type: Type;
  override readonly fields: ReadonlyMap<string, Value>;
  constructor(name: string, fields: ReadonlyMap<string, Value>) {
    super();
    this.type = types.struct(name);
    this.fields = fields;
  }
  equals(other: Value): boolean {
    return other instanceof ObjectPart && other.type.name === this.type.name && sameFields(this.fields, other.fields);
  }
  toString(): string {
    return this.type.name;
  }
}

/** One operation of a JSON Patch. */
export class JsonPatchPart extends Opaque {
  readonly type = jsonPatchType;
  override readonly fields: ReadonlyMap<string, Value>;
  constructor(fields: ReadonlyMap<string, Value>) {
    super();
    this.fields = fields;
  }
  equals(other: Value): boolean {
    return other instanceof JsonPatchPart && sameFields(this.fields, other.fields);
  }
  toString(): string {
    return this.type.name;
  }
}

function sameFields(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined || !equal(value, other)) return false;
  }
  return true;
}

const operation: { readonly [field: string]: Type } = {
  op: types.string,
  path: types.string,
  from: types.string,
  value: types.dyn,
};

/** The names of these types, and what is known about their fields: an Object may have any. */
export const patchTypes = {
  name(text: string): Name | undefined {
    if (text === jsonPatchType.name) return { kind: "type", type: jsonPatchType };
    const part = text === objectType.name || text.startsWith(`${objectType.name}.`);
    return part ? { kind: "type", type: types.struct(text) } : undefined;
  },
  field(type: string, name: string): Type | undefined {
    if (type !== jsonPatchType.name) return types.dyn;
    return Object.hasOwn(operation, name) ? operation[name] : undefined;
  },
};

/** Makes a value of one of these types. */
export function construct(type: string, fields: ReadonlyMap<string, Value>): Value {
  if (type !== jsonPatchType.name) return new ObjectPart(type, fields);
  for (const name of ["op", "path", "from"]) {
    const value = fields.get(name);
    if (value !== undefined && typeof value !== "string")
      return new CelError(`unexpected type for JSONPatchType '${name}' field`);
  }
  return new JsonPatchPart(fields);
}
