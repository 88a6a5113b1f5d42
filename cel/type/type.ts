/** The kinds of types. */
export type TypeKind =
  | "dyn"
  | "any"
  | "error"
  | "null"
  | "bool"
  | "int"
  | "uint"
  | "double"
  | "string"
  | "bytes"
  | "timestamp"
  | "duration"
  | "list"
  | "map"
  | "type"
  | "opaque"
  | "struct"
  | "param";

/**
 * A type as the checker sees it. `params` are the elements of a list, key and value of a map, the parameters of an
 * opaque type. `nullable` marks the wrappers: a bool, number, string or bytes that may be null.
 */
export interface Type {
  readonly kind: TypeKind;
  /** The name that values of it show at run time. */
  readonly name: string;
  readonly params: readonly Type[];
  readonly nullable?: boolean;
}

const none: readonly Type[] = Object.freeze([]);

function basic(kind: TypeKind, name: string): Type {
  return Object.freeze({ kind, name, params: none });
}

export const dyn = basic("dyn", "dyn");
export const any = basic("any", "google.protobuf.Any");
export const error = basic("error", "error");
export const nullType = basic("null", "null_type");
export const bool = basic("bool", "bool");
export const int = basic("int", "int");
export const uint = basic("uint", "uint");
export const double = basic("double", "double");
export const string = basic("string", "string");
export const bytes = basic("bytes", "bytes");
export const timestamp = basic("timestamp", "google.protobuf.Timestamp");
export const duration = basic("duration", "google.protobuf.Duration");
export const type = basic("type", "type");

export function list(element: Type): Type {
  return Object.freeze({ kind: "list", name: "list", params: Object.freeze([element]) });
}

export function map(key: Type, value: Type): Type {
  return Object.freeze({ kind: "map", name: "map", params: Object.freeze([key, value]) });
}

export function typeOf(of: Type): Type {
  return Object.freeze({ kind: "type", name: "type", params: Object.freeze([of]) });
}

export function opaque(name: string, ...params: readonly Type[]): Type {
  return Object.freeze({ kind: "opaque", name, params: Object.freeze([...params]) });
}

/** A type with named fields; which ones, its provider says. */
export function struct(name: string): Type {
  return Object.freeze({ kind: "struct", name, params: none });
}

export function param(name: string): Type {
  return Object.freeze({ kind: "param", name, params: none });
}

export function optional(of: Type): Type {
  return opaque("optional_type", of);
}

/** A bool, number, string or bytes that may be null. */
export function wrapper(of: Type): Type {
  return Object.freeze({ ...of, nullable: true });
}

export function isOptional(type: Type): boolean {
  return type.kind === "opaque" && type.name === "optional_type";
}

export function isDyn(type: Type): boolean {
  return type.kind === "dyn" || type.kind === "any";
}

/** True where two types are the same in every part. A wrapper is what it wraps. */
export function same(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.name !== b.name || a.params.length !== b.params.length) return false;
  return a.params.every((param, index) => same(param, b.params[index] ?? dyn));
}

const shown: { readonly [kind in TypeKind]?: string } = {
  any: "any",
  duration: "duration",
  error: "!error!",
  null: "null",
  timestamp: "timestamp",
};

/** A type as messages show it: `list(map(string, dyn))`. */
export function show(type: Type): string {
  const fixed = shown[type.kind];
  if (fixed !== undefined) return fixed;
  if (type.nullable) return `wrapper(${type.name})`;
  if (type.params.length === 0) return type.name;
  return `${type.name}(${type.params.map(show).join(", ")})`;
}

/** The type of a call as messages show it: `string.(int, int)`. */
export function showCall(args: readonly Type[], member: boolean): string {
  const [target, ...rest] = args;
  if (member && target !== undefined) return `${show(target)}.(${rest.map(show).join(", ")})`;
  return `(${args.map(show).join(", ")})`;
}
