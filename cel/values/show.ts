import { literal, quote } from "../syntax/unparse.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { formatDuration } from "./duration.ts";
import { extent } from "./effort.ts";
import { entriesOf } from "./key.ts";
import { formatDouble } from "./number-text.ts";
import { formatTimestamp } from "./timestamp.ts";
import type { Value } from "./value.ts";
import {
  adapt,
  Boxed,
  CelError,
  Double,
  Duration,
  Opaque,
  Optional,
  Pending,
  Timestamp,
  TypeValue,
  Uint,
} from "./value.ts";

/** A value as an expression that yields it. */
export function show(value: Value): string {
  if (value instanceof Double)
    return Number.isFinite(value.value) ? literal(value) : `double("${formatDouble(value.value)}")`;
  if (value instanceof Boxed && !(value instanceof Uint)) return showBoxed(value);
  if (Array.isArray(value)) return `[${value.map((element) => show(adapt(element))).join(", ")}]`;
  if (value instanceof Uint || value instanceof Uint8Array) return literal(value);
  if (typeof value === "string") return quote(value);
  return typeof value === "object" && value !== null ? showMap(value) : String(value);
}

function showMap(value: Value): string {
  return `{${entriesOf(value)
    .map(([key, item]) => `${show(key)}: ${show(item)}`)
    .join(", ")}}`;
}

function showBoxed(value: Boxed): string {
  if (value instanceof Timestamp) return `timestamp("${formatTimestamp(value, 0)}")`;
  if (value instanceof Duration) return `duration("${formatDuration(value)}")`;
  if (value instanceof TypeValue) return value.type.name;
  if (value instanceof Optional)
    return value.value === undefined ? "optional.none()" : `optional.of(${show(value.value)})`;
  if (value instanceof Opaque) return value.toString();
  if (value instanceof CelError) return value.message;
  return value instanceof Pending ? "not known yet" : showMap(value as Value);
}

/** A value as messages show it: its type where it is long. */
export function brief(value: Value): string {
  return extent(value, 200) > 200 ? typeOf(value).name : show(value);
}

/** The type of a value at run time. What lists, maps and optionals hold is not part of it. */
export function typeOf(value: Value): Type {
  switch (typeof value) {
    case "string":
      return types.string;
    case "boolean":
      return types.bool;
    case "number":
    case "bigint":
      return types.int;
    default:
      return value === null ? types.nullType : typeOfObject(value);
  }
}

const ofList = types.list(types.dyn);
const ofMap = types.map(types.dyn, types.dyn);
const ofOptional = types.optional(types.dyn);

const boxed: { readonly [kind: string]: Type } = {
  uint: types.uint,
  double: types.double,
  timestamp: types.timestamp,
  duration: types.duration,
  type: types.type,
  map: ofMap,
  optional: ofOptional,
  error: types.error,
};

function typeOfObject(value: object): Type {
  if (value instanceof Opaque) return value.type;
  if (value instanceof Boxed) return boxed[value.kind] ?? types.dyn;
  if (Array.isArray(value)) return ofList;
  return value instanceof Uint8Array ? types.bytes : ofMap;
}
