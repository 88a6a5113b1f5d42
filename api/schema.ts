/**
 * The constructors that describe our kinds and settings. One value gives the static type (`Static<typeof x>`), the
 * structural OpenAPI schema of the CRD (`structural.ts`) and the reference page (`reference.ts`).
 *
 * Only what Kubernetes' structural schemas can say is expressible: no unions, no references that survive rendering.
 * A field is required unless it is wrapped in `optional(…)`.
 */
import type { Json, JsonObject } from "./json.ts";

/** What every schema may carry. */
export interface Common {
  /** What the value means, with unit, default and bound where it has them. One or two sentences. */
  readonly description: string;
  /** Filled in by the API server where the field is absent (CRD `default`). */
  readonly default?: Json;
}

/** A CEL rule of the CRD (`x-kubernetes-validations`). */
export interface CelRule {
  readonly rule: string;
  readonly message: string;
  readonly fieldPath?: string;
}

export interface ObjectNode extends Common {
  readonly type: "object";
  readonly fields: { readonly [name: string]: Schema };
  readonly rules?: readonly CelRule[];
  /** `atomic`: server-side apply replaces the object as a whole; default: field by field. */
  readonly mapType?: "atomic";
}
export interface MapNode extends Common {
  readonly type: "map";
  readonly values: Schema;
  readonly maxProperties?: number;
}
export interface ListNode extends Common {
  readonly type: "list";
  readonly items: Schema;
  /** Merge semantics for server-side apply; default `atomic`. */
  readonly listType?: "atomic" | "set" | "map";
  /** The fields that identify an item; only with `listType: "map"`. */
  readonly keys?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
}
export interface StringNode extends Common {
  readonly type: "string";
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: "date-time" | "byte";
  /** How messages and pages name the text: an RFC 3339 time, a Go duration, a Kubernetes quantity. */
  readonly meaning?: "time" | "duration" | "quantity";
}
export interface EnumNode extends Common {
  readonly type: "enum";
  readonly values: readonly string[];
}
export interface BooleanNode extends Common {
  readonly type: "boolean";
}
export interface NumberNode extends Common {
  readonly type: "integer" | "number";
  readonly format?: "int32" | "int64";
  readonly minimum?: number;
  readonly maximum?: number;
}
export interface IntOrStringNode extends Common {
  readonly type: "intOrString";
}
export interface AnyNode extends Common {
  readonly type: "any";
  /** Free-form, but an object: lists and scalars are refused. */
  readonly object: boolean;
}
export type Node =
  | ObjectNode
  | MapNode
  | ListNode
  | StringNode
  | EnumNode
  | BooleanNode
  | NumberNode
  | IntOrStringNode
  | AnyNode;

/** A schema whose values have the static type `T`. `_` exists in types only. */
export type Schema<T = unknown> = Node & { readonly optional?: boolean; readonly _?: T };
type Optional<T> = Schema<T> & { readonly optional: true };

/** The static type of a schema. */
export type Static<S> = S extends { readonly _?: infer T } ? Exclude<T, undefined> : never;

type Fields = { readonly [name: string]: Schema };
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];
type ObjectOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Static<F[K]>;
} & { readonly [K in OptionalKeys<F>]?: Static<F[K]> };
type Flat<T> = { [K in keyof T]: T[K] } & {};

type Options<N extends Node> = Omit<N, "type" | "description" | "fields" | "values" | "items" | "object">;

export function object<const F extends Fields>(
  description: string,
  fields: F,
  options: Options<ObjectNode> = {},
): Schema<Flat<ObjectOf<F>>> {
  return { type: "object", description, fields, ...options };
}
export function map<T>(
  description: string,
  values: Schema<T>,
  options: Options<MapNode> = {},
): Schema<{ readonly [key: string]: T }> {
  return { type: "map", description, values, ...options };
}
export function list<T>(description: string, items: Schema<T>, options: Options<ListNode> = {}): Schema<readonly T[]> {
  return { type: "list", description, items, ...options };
}
export function string(description: string, options: Options<StringNode> = {}): Schema<string> {
  return { type: "string", description, ...options };
}
export function enums<const V extends readonly string[]>(
  description: string,
  values: V,
  options: Options<EnumNode> = {},
): Schema<V[number]> {
  return { type: "enum", description, values, ...options };
}
export function boolean(description: string, options: Options<BooleanNode> = {}): Schema<boolean> {
  return { type: "boolean", description, ...options };
}
/** A whole number; `format` is `int32` unless given. */
export function integer(description: string, options: Options<NumberNode> = {}): Schema<number> {
  return { type: "integer", description, format: "int32", ...options };
}
export function number(description: string, options: Options<NumberNode> = {}): Schema<number> {
  return { type: "number", description, ...options };
}
/** An RFC 3339 date-time. */
export function time(description: string, options: Options<StringNode> = {}): Schema<string> {
  return { type: "string", description, format: "date-time", meaning: "time", ...options };
}
/** An RFC 3339 date-time with exactly six digits of a second, as Kubernetes' MicroTime is written and read. */
export function microTime(description: string, options: Options<StringNode> = {}): Schema<string> {
  const pattern = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}(Z|[+-]\\d{2}:\\d{2})$";
  return { type: "string", description, format: "date-time", meaning: "time", pattern, ...options };
}
/** A Kubernetes quantity as text, such as `500m` or `1Gi`. The CRD does not check it; a rule does. */
export function quantity(description: string, options: Options<StringNode> = {}): Schema<string> {
  return { type: "string", description, meaning: "quantity", ...options };
}
/** A Go duration as text, such as `300ms` or `1h2m`. The CRD does not check it; a rule does. */
export function duration(description: string, options: Options<StringNode> = {}): Schema<string> {
  return { type: "string", description, meaning: "duration", ...options };
}
export function intOrString(description: string, options: Options<IntOrStringNode> = {}): Schema<number | string> {
  return { type: "intOrString", description, ...options };
}
/** Any JSON value, unknown fields preserved. */
export function anyJson(description: string, options: Options<AnyNode> = {}): Schema<Json> {
  return { type: "any", description, object: false, ...options };
}
/** Any JSON object, unknown fields preserved; lists and scalars are refused by the schema. */
export function anyObject(description: string, options: Options<AnyNode> = {}): Schema<JsonObject> {
  return { type: "any", description, object: true, ...options };
}
/** The same schema under another description (and default): how one shared type serves several fields. */
export function ref<T>(description: string, schema: Schema<T>, options: { readonly default?: Json } = {}): Schema<T> {
  return { ...schema, description, ...options };
}
/** Marks a field that may be absent. */
export function optional<T>(schema: Schema<T>): Optional<T> {
  return { ...schema, optional: true };
}
