/**
 * Protobuf messages as plain data: one value describes a message, gives its static type (`Static<typeof X>`), and is
 * what `encode`, `decode` and `limitProblems` read. The descriptions under `transport/` are generated from `api/proto/`.
 *
 * Scalars, lists and maps are always there once a message is decoded (proto3 gives them defaults); messages and the
 * chosen option of a `oneof` may be absent.
 */
import type { JsonObject } from "../json.ts";

/** Least and most: characters of a text, bytes, a number's value, entries of a list or map. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
}

export type ScalarKind = "string" | "bytes" | "bool" | "int32" | "uint32" | "uint64" | "enum";

export interface ScalarField {
  readonly kind: ScalarKind;
  readonly number: number;
  readonly limits?: Limits;
}
/** google.protobuf.Struct, read and written as a JSON object. */
export interface StructField {
  readonly kind: "struct";
  readonly number: number;
}
export interface MessageField {
  readonly kind: "message";
  readonly number: number;
  readonly message: Message;
}
/** A repeated field. Of the scalars only those that are never packed: texts and bytes. */
export interface ListField {
  readonly kind: "list";
  readonly number: number;
  readonly item: ScalarField | MessageField;
  readonly limits?: Limits;
}
/** `map<string, string>`. */
export interface MapField {
  readonly kind: "map";
  readonly number: number;
  readonly limits?: Limits;
  readonly keys?: Limits;
  readonly values?: Limits;
}
/** At most one of several messages; its options carry the numbers. */
export interface OneofField {
  readonly kind: "oneof";
  readonly options: { readonly [name: string]: MessageField };
}

/** A field of a message. `_`, its static type, and `__`, what may be given for it, exist in types only. */
export type Field = (ScalarField | StructField | MessageField | ListField | MapField | OneofField) & {
  readonly _?: unknown;
  readonly __?: unknown;
};

/** Where the value of a field number goes. */
export interface Slot {
  readonly name: string;
  readonly field: Exclude<Field, OneofField>;
  /** The `oneof` that the field is an option of. */
  readonly oneof?: string;
}

/** A message with the static type `T`; for encoding, any part of it may be left out (`G`). */
export interface Message<T = unknown, G = unknown> {
  /** With its package: `transport.v1.AudioFrame`. */
  readonly name: string;
  readonly fields: { readonly [name: string]: Field };
  readonly slots: ReadonlyMap<number, Slot>;
  readonly _?: T;
  readonly __?: G;
}

/** The static type of a message, as it is decoded. */
export type Static<M> = M extends { readonly _?: infer T } ? Exclude<T, undefined> : never;

type Fields = { readonly [name: string]: Field };
type ValueOf<F> = F extends { readonly _?: infer T } ? Exclude<T, undefined> : never;
type GivenOf<F> = F extends { readonly __?: infer G } ? Exclude<G, undefined> : never;
/** Fields that may be absent: messages, structs and oneofs. */
type Absent<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly kind: "message" | "struct" | "oneof" } ? K : never;
}[keyof F];
type Flat<T> = { [K in keyof T]: T[K] } & {};
type ObjectOf<F extends Fields> = { readonly [K in Exclude<keyof F, Absent<F>>]: ValueOf<F[K]> } & {
  readonly [K in Absent<F>]?: ValueOf<F[K]>;
};
type GivenObject<F extends Fields> = { readonly [K in keyof F]?: GivenOf<F[K]> | undefined };

type Typed<K extends Field, T, G = T> = K & { readonly _?: T; readonly __?: G };

export function message<const F extends Fields>(
  name: string,
  fields: F,
): Message<Flat<ObjectOf<F>>, Flat<GivenObject<F>>> {
  const slots = new Map<number, Slot>();
  for (const [field, value] of Object.entries(fields)) {
    if (value.kind !== "oneof") slots.set(value.number, { name: field, field: value });
    else
      for (const [option, one] of Object.entries(value.options))
        slots.set(one.number, { name: option, field: one, oneof: field });
  }
  return { name, fields, slots };
}

function scalar<T>(kind: ScalarKind) {
  return (number: number, limits?: Limits): Typed<ScalarField, T> => ({
    kind,
    number,
    ...(limits === undefined ? {} : { limits }),
  });
}

export const string = scalar<string>("string");
export const bytes = scalar<Uint8Array>("bytes");
export const bool = scalar<boolean>("bool");
export const int32 = scalar<number>("int32");
export const uint32 = scalar<number>("uint32");
export const uint64 = scalar<bigint>("uint64");
/** An open enumeration: numbers that nobody has named yet are kept. */
export const enumeration = scalar<number>("enum");

export function struct(number: number): Typed<StructField, JsonObject> {
  return { kind: "struct", number };
}
export function nested<T, G>(number: number, of: Message<T, G>): Typed<MessageField, T, G> {
  return { kind: "message", number, message: of };
}
export function list<T, G>(
  item: Typed<ScalarField, T, G> | Typed<MessageField, T, G>,
  limits?: Limits,
): Typed<ListField, readonly T[], readonly G[]> {
  return { kind: "list", number: item.number, item, ...(limits === undefined ? {} : { limits }) };
}
export function textMap(
  number: number,
  limits: Omit<MapField, "kind" | "number"> = {},
): Typed<MapField, { readonly [key: string]: string }> {
  return { kind: "map", number, ...limits };
}

type Options = { readonly [name: string]: MessageField & { readonly _?: unknown; readonly __?: unknown } };
type Chosen<O extends Options> = {
  [K in keyof O & string]: { readonly case: K; readonly value: ValueOf<O[K]> };
}[keyof O & string];
type ChosenGiven<O extends Options> = {
  [K in keyof O & string]: { readonly case: K; readonly value: GivenOf<O[K]> };
}[keyof O & string];

/** The value is `{ case, value }`: the option that was chosen. */
export function oneof<const O extends Options>(options: O): Typed<OneofField, Chosen<O>, ChosenGiven<O>> {
  return { kind: "oneof", options };
}

/** A remote procedure of a service. */
export interface Method {
  /** Its path on the wire: `/transport.v1.HubService/Process`. */
  readonly path: string;
  readonly request: Message;
  readonly response: Message;
  readonly clientStreams: boolean;
  readonly serverStreams: boolean;
}
