import { BuiltObject, BuiltPatch } from "@bubustack/cel/kubernetes/mutation";
import { entriesOf } from "@bubustack/cel/values/key";
import { formatTimestamp } from "@bubustack/cel/values/timestamp";
import type { Value as CelValue } from "@bubustack/cel/values/value";
import {
  adapt,
  CelError,
  Double,
  Duration,
  Opaque,
  Optional,
  Timestamp,
  TypeValue,
  Uint,
} from "@bubustack/cel/values/value";
import type { Value } from "./answer.ts";

/** A value in the typed form of the oracle's answers. */
export function encode(raw: CelValue): Value {
  const value = adapt(raw);
  if (value === null) return { null: null };
  if (typeof value === "boolean") return { bool: value };
  if (typeof value === "string") return { string: value.toWellFormed() };
  if (typeof value === "number" || typeof value === "bigint") return { int: value.toString() };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return { list: value.map(encode) };
  if (value instanceof Uint) return { uint: value.value.toString() };
  if (value instanceof Double) return { double: double(value.value) };
  if (value instanceof Timestamp) return { timestamp: formatTimestamp(value, 0) };
  if (value instanceof Duration) return { duration: seconds(value.nanos) };
  if (value instanceof TypeValue) return { type: value.type.name };
  if (value instanceof Optional) return { optional: value.value === undefined ? [] : [encode(value.value)] };
  if (value instanceof CelError) return { error: value.message };
  if (value instanceof Opaque) return opaque(value);
  return { map: entriesOf(value).map(([key, item]) => [encode(key), encode(item)]) };
}

function double(value: number): number | "NaN" | "Infinity" | "-Infinity" | "-0" {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  return Object.is(value, -0) ? "-0" : value;
}

function seconds(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = (size % 1_000_000_000n).toString().padStart(9, "0").replace(/0+$/, "");
  return `${nanos < 0n ? "-" : ""}${size / 1_000_000_000n}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The types whose values the oracle shows, and under which name. */
const shown: { readonly [type: string]: (text: string) => Value } = {
  "kubernetes.URL": (url) => ({ url }),
  "net.IP": (ip) => ({ ip }),
  "net.CIDR": (cidr) => ({ cidr }),
  "kubernetes.Quantity": (quantity) => ({ quantity }),
  "kubernetes.Semver": (semver) => ({ semver }),
  "kubernetes.NamedFormat": (format) => ({ format }),
};

/** Within an object, the objects of its fields show as maps. */
function field(value: CelValue): Value {
  if (!(value instanceof BuiltObject)) return encode(value);
  return { map: [...value.fields].map(([name, item]) => [{ string: name }, field(item)]) };
}

function object(value: BuiltObject): Value {
  const given = [...value.fields].filter(
    ([name]) => !(value instanceof BuiltPatch && name === "value" && !value.valued),
  );
  const encoded = given.map(([name, item]): [string, Value | string] => {
    if (!(value instanceof BuiltPatch)) return [name, field(item)];
    return [name, name === "value" ? encode(item) : String(item)];
  });
  return { object: [value.type.name, encoded.toSorted(([a], [b]) => (a < b ? -1 : 1))] };
}

function opaque(value: Opaque): Value {
  if (value instanceof BuiltObject) return object(value);
  const form = shown[value.type.name];
  return form === undefined ? { opaque: value.type.name } : form(value.toString());
}
