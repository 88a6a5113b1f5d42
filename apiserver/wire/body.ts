import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { badRequest, unsupportedMedia } from "../status.ts";
import type { Call } from "./call.ts";
import { decodeProtobuf, protobufType } from "./protobuf/decode.ts";
import { Malformed } from "./protobuf/reader.ts";
import { scan } from "./scan.ts";
import { yamlType } from "./yaml.ts";

/** Bodies above this are refused, as the API server refuses them. */
export const bodyLimit = 3 * 1024 * 1024;

/** Deeper values than this are refused: everything below walks values recursively. */
export const depthLimit = 500;

export interface Parsed {
  readonly value: Json;
  /** Fields that the text gives twice; the last one counts. */
  readonly duplicates: readonly Path[];
}

/** What objects come in. YAML is JSON by the time that a body is parsed here. */
const objectTypes = ["application/json", yamlType] as const;

/** Parses a body of one of the given media types as JSON; 415 and 400 otherwise. Default: those of objects. */
export function parseBody(call: Call, accepted: readonly string[] = objectTypes): Parsed {
  const type = call.contentType === "" ? "application/json" : call.contentType;
  if (type === protobufType && accepted === objectTypes) return parseProtobuf(call.body);
  if (!accepted.includes(type) || type === yamlType) {
    throw unsupportedMedia(accepted === objectTypes ? [...objectTypes, protobufType] : accepted);
  }
  return parseJson(call.body);
}

/** kubectl creates some built-in kinds by protobuf; of other kinds it is refused, and clients come again with JSON. */
function parseProtobuf(bytes: Buffer): Parsed {
  try {
    const value = decodeProtobuf(bytes);
    if (value !== undefined) return { value, duplicates: [] };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw badRequest(`the body of the request could not be parsed as protobuf: ${error.message}`);
  }
  throw unsupportedMedia(objectTypes);
}

/** Parses JSON, bounded in depth. */
export function parseJson(bytes: Buffer): Parsed {
  const text = bytes.toString("utf8");
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : "unreadable";
    throw badRequest(`the body of the request could not be parsed as JSON: ${clip(why)}`);
  }
  const { depth, duplicates } = scan(text);
  if (depth > depthLimit)
    throw badRequest(`the body of the request exceeds the maximum nesting depth of ${depthLimit}`);
  return { value, duplicates };
}

function clip(text: string): string {
  return text.replaceAll(/\s+/g, " ").slice(0, 160).toWellFormed();
}
