import type { Json, JsonObject } from "@bubustack/api/json";
import { at, metaOf } from "../resources/object.ts";
import type { Recent } from "./recent.ts";

/** Metadata by which objects are selected and owned. */
const known = ["name", "namespace", "uid", "labels", "ownerReferences", "deletionTimestamp"] as const;

/** One stored object at one version: its bytes, and an outline of what is asked of all objects. */
export class Entry {
  /** `namespace/name`. */
  readonly key: string;
  /** The clock's value at the write that produced it. */
  readonly version: number;
  /** JSON in UTF-8, with `apiVersion` and `kind` first, or `kind` and `apiVersion`. */
  readonly bytes: Buffer;
  /** How many of the bytes are the type: `{"apiVersion":"v1","kind":"ConfigMap"`. */
  readonly typeLength: number;
  /** The part of the object that selectors and owners are found by. */
  readonly outline: JsonObject;
  readonly #recent: Recent<Entry>;

  constructor(key: string, version: number, written: Written, outline: JsonObject, recent: Recent<Entry>) {
    this.key = key;
    this.version = version;
    this.bytes = written.bytes;
    this.typeLength = written.typeLength;
    this.outline = outline;
    this.#recent = recent;
  }

  /** Length of the text, for budgets. */
  get size(): number {
    return this.bytes.length;
  }

  /** The object. It is parsed when it was not read lately. */
  get object(): JsonObject {
    return this.#recent.get(this, this.size, () => JSON.parse(this.bytes.toString("utf8")));
  }
}

/** An object as bytes. */
export interface Written {
  readonly bytes: Buffer;
  readonly typeLength: number;
}

/**
 * The bytes of an object, its type first, so that a list of a built-in kind can leave it out. Built-in kinds are typed:
 * their kind stands before the version, as the API server writes them.
 */
export function written({ apiVersion, kind, ...rest }: JsonObject, typed = false): Written {
  const type = JSON.stringify(typed ? { kind, apiVersion } : { apiVersion, kind }).slice(0, -1);
  const more = JSON.stringify(rest);
  const text = type === "{" ? more : more === "{}" ? `${type}}` : `${type},${more.slice(1)}`;
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return { bytes, typeLength: type.length };
}

/** The outline of an object: type, some metadata, and the fields that its kind can be selected by. */
export function outlineOf(object: JsonObject, fields: readonly string[]): JsonObject {
  const metadata = metaOf(object);
  let outline: JsonObject = {
    ...(object.apiVersion === undefined ? {} : { apiVersion: object.apiVersion }),
    metadata: Object.fromEntries(
      known.flatMap((name) => {
        const value = metadata[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
  for (const field of fields) {
    const path = field.split(".");
    const value = at(object, ...path);
    if (value !== undefined) outline = placed(outline, path, value);
  }
  return outline;
}

function placed(into: JsonObject, [key = "", ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...into, [key]: value };
  const inner = at(into, key);
  const object = typeof inner === "object" && inner !== null && !Array.isArray(inner) ? (inner as JsonObject) : {};
  return { ...into, [key]: placed(object, rest, value) };
}
