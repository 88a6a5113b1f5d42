/** Kubernetes' protobuf encoding of the few built-in kinds that kubectl creates by it, as JSON. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { setOwn } from "@bubustack/engine/schema/own";
import { envelope, messages } from "./messages.ts";
import { fields, Malformed } from "./reader.ts";
import type { Field, Message } from "./words.ts";

export const protobufType = "application/vnd.kubernetes.protobuf";

const magic = Buffer.from("k8s\0", "latin1");
const deepest = 20;

/** Decodes an object; undefined for kinds that are not known here; throws Malformed. */
export function decodeProtobuf(bytes: Buffer): JsonObject | undefined {
  if (!bytes.subarray(0, 4).equals(magic)) throw new Malformed("the magic number is missing");
  const { typeMeta, raw } = decodeMessage(bytes.subarray(4), envelope, 0);
  const apiVersion = isObject(typeMeta) ? String(typeMeta.apiVersion ?? "") : "";
  const kind = isObject(typeMeta) ? String(typeMeta.kind ?? "") : "";
  const name = `${apiVersion}/${kind}`;
  const message = Object.hasOwn(messages, name) ? messages[name] : undefined;
  if (message === undefined) return undefined;
  const body = decodeMessage(Buffer.from(typeof raw === "string" ? raw : "", "base64"), message, 0);
  return { apiVersion, kind, ...body };
}

type Fields = { [key: string]: Json | undefined };

function decodeMessage(bytes: Buffer, message: Message, depth: number): JsonObject {
  if (depth > deepest) throw new Malformed("the message is nested too deeply");
  const out: Fields = {};
  for (const { number, value } of fields(bytes)) {
    const field = message[number];
    if (field === undefined) {
      // Zeros and empty messages stand for fields that are not set.
      if (value instanceof Buffer ? value.length === 0 : value === 0n) continue;
      throw new Malformed(`field ${number} is not known`);
    }
    if (field.map === true) addEntry(out, field, value, depth);
    else add(out, field, scalar(field, value, depth));
  }
  return out;
}

/** A value that is not set is encoded as its zero. */
function add(out: Fields, field: Field, value: Json | undefined): void {
  if (value === undefined) return;
  if (field.repeated === true) {
    const before = out[field.name];
    setOwn(out, field.name, isList(before) ? [...before, value] : [value]);
  } else if (field.zero === true || (value !== "" && value !== 0 && value !== false)) setOwn(out, field.name, value);
}

function addEntry(out: Fields, field: Field, value: bigint | Buffer, depth: number): void {
  const entry: Message = {
    1: { name: "key", type: "string", repeated: true },
    2: { name: "value", type: field.type, repeated: true },
  };
  const { key, value: held } = decodeMessage(lengthDelimited(value), entry, depth + 1);
  const before = out[field.name];
  const map: Fields = { ...(isObject(before) ? before : {}) };
  setOwn(map, String(isList(key) ? key[0] : ""), isList(held) ? (held[0] ?? "") : "");
  setOwn(out, field.name, map);
}

function scalar(field: Field, value: bigint | Buffer, depth: number): Json | undefined {
  switch (field.type) {
    case "string":
      return lengthDelimited(value).toString("utf8");
    case "bytes":
      return lengthDelimited(value).toString("base64");
    case "int":
      return whole(value);
    case "bool":
      return whole(value) !== 0;
    case "time":
      return time(lengthDelimited(value));
    case "intOrString":
      return intOrString(lengthDelimited(value));
    default: {
      const object = decodeMessage(lengthDelimited(value), field.type(), depth + 1);
      return Object.keys(object).length === 0 && field.repeated !== true ? undefined : object;
    }
  }
}

function time(bytes: Buffer): Json | undefined {
  const { seconds } = decodeMessage(
    bytes,
    { 1: { name: "seconds", type: "int" }, 2: { name: "nanos", type: "int" } },
    0,
  );
  if (typeof seconds !== "number" || Math.abs(seconds) > 8_640_000_000_000) return undefined;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function intOrString(bytes: Buffer): Json {
  const form: Message = {
    1: { name: "type", type: "int" },
    2: { name: "int", type: "int" },
    3: { name: "text", type: "string" },
  };
  const { type, int, text } = decodeMessage(bytes, form, 0);
  return type === 1 ? (text ?? "") : (int ?? 0);
}

function lengthDelimited(value: bigint | Buffer): Buffer {
  if (!(value instanceof Buffer)) throw new Malformed("a field has the wrong wire type");
  return value;
}

function whole(value: bigint | Buffer): number {
  if (value instanceof Buffer) throw new Malformed("a field has the wrong wire type");
  return Number(value);
}
