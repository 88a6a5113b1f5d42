/** Our contracts, held against what Go's protobuf says of those that the existing system uses. */

import type { JsonObject } from "@bubustack/api/json";
import { decode } from "@bubustack/api/wire/decode";
import { encode } from "@bubustack/api/wire/encode";
import type { Field, Message, Method } from "@bubustack/api/wire/message";
import * as hub from "@bubustack/api/wire/transport/v1/hub";
import * as transport from "@bubustack/api/wire/transport/v1/transport";
import { describe, expect, test } from "vitest";
import type { FieldLine } from "./lines.ts";
import { lines } from "./lines.ts";
import { protoJson } from "./proto-json.ts";

const all = lines();
const ours: { readonly [name: string]: unknown } = { ...transport, ...hub };
const messageOf = (name: string) => ours[name] as Message;
const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe("every message", () => {
  const messages = all.filter((line) => "message" in line);

  test("is there, and no other", () => {
    const described = Object.entries(ours).filter(([, value]) => (value as Message).slots instanceof Map);
    expect(described.map(([name]) => name).sort()).toEqual(messages.map(({ message }) => message).sort());
  });

  test.each(messages.map((line) => [line.message, line] as const))(
    "%s has its fields, names and numbers",
    (name, line) => {
      const slots = [...messageOf(name).slots].map(([number, { name, field, oneof }]) => ({
        number,
        name,
        oneof,
        ...form(field),
      }));
      const theirs = line.fields.map((field) => ({
        number: field.number,
        name: camel(field.name),
        oneof: field.oneof,
        ...theirForm(field),
      }));
      expect(slots.sort((a, b) => a.number - b.number)).toEqual(theirs);
      expect(line.reserved.filter((number) => messageOf(name).slots.has(number))).toEqual([]);
    },
  );
});

/** The form of a field of ours, in the words of a `.proto` file. */
function form(field: Field): { readonly type: string; readonly list: boolean } {
  switch (field.kind) {
    case "list":
      return { type: form(field.item).type, list: true };
    case "map":
      return { type: "map<string, string>", list: false };
    case "struct":
      return { type: "Struct", list: false };
    case "message":
      return { type: field.message.name.replace("transport.v1.", ""), list: false };
    default:
      return { type: field.kind, list: false };
  }
}

const enums = new Set(all.flatMap((line) => ("enum" in line ? [line.enum] : [])));

function theirForm({ type, list = false }: FieldLine): { readonly type: string; readonly list: boolean } {
  return { type: enums.has(type) ? "enum" : type, list };
}

test.each(all.filter((line) => "enum" in line).map((line) => [line.enum, line] as const))(
  "%s has its words and numbers",
  (name, line) => {
    const prefix = `${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()}_`;
    const theirs = Object.entries(line.values).map(([word, value]) => [
      camel(word.replace(prefix, "").toLowerCase()),
      value,
    ]);
    expect(ours[name]).toEqual(Object.fromEntries(theirs));
  },
);

test.each(all.filter((line) => "service" in line).map((line) => [line.service, line] as const))(
  "%s has its methods",
  (name, line) => {
    const methods = Object.values(ours[name] as { readonly [method: string]: Method }).map((method) => ({
      ...method,
      request: method.request.name.replace("transport.v1.", ""),
      response: method.response.name.replace("transport.v1.", ""),
    }));
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    expect(methods.sort(byPath)).toEqual([...line.methods].sort(byPath));
  },
);

describe("samples", () => {
  const samples = all.filter((line) => "sample" in line);
  test.each(samples.map((line, at) => [`${line.sample} ${at}`, line] as const))(
    "%s: read as Go wrote it, and written alike",
    (_, { sample, json, bytes }) => {
      const message = messageOf(sample);
      const raw = Uint8Array.from(Buffer.from(bytes, "hex"));
      const decoded = decode(message, raw);
      if (!("value" in decoded)) throw new Error(decoded.problem);
      expect(protoJson(message, decoded.value as JsonObject)).toEqual(json);
      const encoded = encode(message, decoded.value);
      if (!("bytes" in encoded)) throw new Error(encoded.problem);
      // Go writes the options of a oneof last, we in the order of the description; the wire allows any order.
      if (Buffer.from(encoded.bytes).toString("hex") === bytes) return;
      expect(hasOneof(message)).toBe(true);
      expect(encoded.bytes.length).toBe(raw.length);
      expect(decode(message, encoded.bytes)).toEqual(decoded);
    },
  );
});

/** True where a message, or one within it, has a oneof. */
function hasOneof(message: Message): boolean {
  return Object.values(message.fields).some(
    (field) => field.kind === "oneof" || (field.kind === "message" && hasOneof(field.message)),
  );
}
