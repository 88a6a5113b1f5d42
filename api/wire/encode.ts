import type { Json, JsonObject } from "../json.ts";
import { isList, isObject } from "../json.ts";
import type { Field, MapField, Message, MessageField, ScalarField } from "./message.ts";
import { inRange, maxDepth } from "./ranges.ts";
import { Writer, wire } from "./writer.ts";

/** The bytes of a message, or what keeps it from having any. */
export type Encoded = { readonly bytes: Uint8Array } | { readonly problem: string };

/** What is given for a message, without its static type. */
type Given = { readonly [name: string]: unknown };

/**
 * The bytes of a message. Fields come in the order of the description, entries of maps in that of the object, so that
 * equal values give equal bytes; defaults are left out, as in proto3. Text that is no well-formed Unicode gets U+FFFD in
 * its place. Numbers that their field cannot hold, JSON numbers that are not finite, and values nested deeper than
 * `maxDepth` are problems.
 */
export function encode<T, G>(message: Message<T, G>, value: G): Encoded {
  const encoder = new Encoder();
  // The description has the type of the value.
  encoder.message(message, value as Given);
  return encoder.problem === undefined ? { bytes: encoder.out.finish() } : { problem: encoder.problem };
}

class Encoder {
  readonly out = new Writer();
  problem: string | undefined;
  #depth = 0;

  message(message: Message, value: Given): void {
    for (const [name, field] of Object.entries(message.fields).reverse()) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given !== undefined) this.#field(field, given, name);
    }
  }

  #field(field: Field, given: unknown, name: string): void {
    switch (field.kind) {
      case "oneof": {
        const chosen = given as { readonly case: string; readonly value: Given };
        const option = Object.hasOwn(field.options, chosen.case) ? field.options[chosen.case] : undefined;
        if (option !== undefined) this.#nested(option, chosen.value);
        break;
      }
      case "message":
        this.#nested(field, given as Given);
        break;
      case "struct":
        this.#delimited(field.number, () => this.#struct(given as JsonObject));
        break;
      case "list": {
        const items = given as readonly unknown[];
        for (let at = items.length - 1; at >= 0; at--) {
          if (field.item.kind === "message") this.#nested(field.item, items[at] as Given);
          else this.#scalar(field.item, items[at], name);
        }
        break;
      }
      case "map":
        this.#map(field, given as { readonly [key: string]: string });
        break;
      default:
        if (!isDefault(given)) this.#scalar(field, given, name);
    }
  }

  #nested({ number, message }: MessageField, value: Given): void {
    this.#delimited(number, () => this.message(message, value));
  }

  #map({ number }: MapField, given: { readonly [key: string]: string }): void {
    for (const [key, value] of Object.entries(given).reverse()) {
      this.#delimited(number, () => {
        this.#text(2, value);
        this.#text(1, key);
      });
    }
  }

  #text(number: number, value: string): void {
    this.out.text(value);
    this.out.tag(number, wire.delimited);
  }

  #scalar({ kind, number }: ScalarField, given: unknown, name: string): void {
    switch (kind) {
      case "string":
        this.#text(number, given as string);
        break;
      case "bytes":
        this.out.raw(given as Uint8Array);
        this.out.tag(number, wire.delimited);
        break;
      case "bool":
        this.#varint(number, given === true ? 1 : 0);
        break;
      default:
        if (!inRange(kind, given)) this.problem = `${name} is ${String(given)}, which is no ${kind}`;
        else this.#varint(number, given);
    }
  }

  #varint(number: number, value: number | bigint): void {
    this.out.varint(value);
    this.out.tag(number, wire.varint);
  }

  /** Writes a length-delimited value: its inside, then its length and tag before it. */
  #delimited(number: number, inside: () => void): void {
    if (this.problem !== undefined) return;
    if (this.#depth >= maxDepth) {
      this.problem = `values are nested deeper than ${maxDepth} levels`;
      return;
    }
    const before = this.out.length;
    this.#depth++;
    inside();
    this.#depth--;
    this.out.varint(this.out.length - before);
    this.out.tag(number, wire.delimited);
  }

  #struct(object: JsonObject): void {
    for (const [key, value] of Object.entries(object).reverse()) {
      if (value === undefined) continue;
      this.#delimited(1, () => {
        this.#delimited(2, () => this.#value(value));
        this.#text(1, key);
      });
    }
  }

  /** google.protobuf.Value: one of null, number, text, truth value, struct and list. */
  #value(value: Json): void {
    if (typeof value === "string") this.#text(3, value);
    else if (typeof value === "boolean") this.#varint(4, value ? 1 : 0);
    else if (typeof value === "number") {
      if (!Number.isFinite(value)) this.problem = `a number is ${value}, which JSON does not have`;
      this.out.double(value);
      this.out.tag(2, wire.fixed64);
    } else if (isList(value)) {
      this.#delimited(6, () => {
        for (let at = value.length - 1; at >= 0; at--) this.#delimited(1, () => this.#value(value[at] ?? null));
      });
    } else if (isObject(value)) this.#delimited(5, () => this.#struct(value));
    else this.#varint(1, 0);
  }
}

function isDefault(given: unknown): boolean {
  if (given instanceof Uint8Array) return given.length === 0;
  return given === "" || given === false || given === 0 || given === 0n;
}
