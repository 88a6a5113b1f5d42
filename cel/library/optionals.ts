import { optional as macros } from "../syntax/macros/optional.ts";
import * as types from "../type/type.ts";
import { mapSize } from "../values/key.ts";
import type { Value } from "../values/value.ts";
import {
  adapt,
  CelError,
  Double,
  Duration,
  isPlain,
  MapValue,
  none,
  noOverload,
  Optional,
  Structure,
  Timestamp,
  Uint,
} from "../values/value.ts";
import type { Call, FunctionDecl, Library } from "./declare.ts";
import { fn, free, member, whole } from "./declare.ts";

const K = types.param("K");
const V = types.param("V");
const optionalV = types.optional(V);
const listV = types.list(V);
const mapKV = types.map(K, V);

const unused: Call = () => noOverload();

/** True for what a type starts from: 0, "", empty lists and maps, null, false. */
function isZero(value: Value): boolean {
  if (value === null || value === false || value === 0 || value === "") return true;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Double) return value.value === 0;
  if (value instanceof Uint) return value.value === 0n;
  if (value instanceof Duration) return value.nanos === 0n;
  if (value instanceof Timestamp) return value.seconds === -62135596800 && value.nanos === 0;
  if (value instanceof Structure) return value.entries()[Symbol.iterator]().next().done === true;
  return (value instanceof MapValue || isPlain(value)) && mapSize(value) === 0;
}

const unwrap: Call = (_frame, a) => {
  const found: Value[] = [];
  for (const element of Array.isArray(a) ? a : []) {
    const value = adapt(element);
    if (!(value instanceof Optional)) return new CelError("value is not optional");
    if (value.value !== undefined) found.push(value.value);
  }
  return found;
};

const end: (last: boolean) => Call = (last) => (_frame, a) => {
  if (!Array.isArray(a) || a.length === 0) return none;
  return new Optional(adapt(a[last ? a.length - 1 : 0]));
};

const functions: readonly FunctionDecl[] = [
  fn(
    "optional.of",
    free("optional_of", [V], optionalV, (_frame, a) => new Optional(a)),
  ),
  fn(
    "optional.ofNonZeroValue",
    free("optional_ofNonZeroValue", [V], optionalV, (_frame, a) => (isZero(a) ? none : new Optional(a))),
  ),
  fn(
    "optional.none",
    free("optional_none", [], optionalV, () => none),
  ),
  fn(
    "value",
    member("optional_value", [optionalV], V, (_frame, a) => {
      const value = a instanceof Optional ? a.value : undefined;
      return value ?? (value === null ? null : new CelError("optional.none() dereference"));
    }),
  ),
  fn(
    "hasValue",
    member("optional_hasValue", [optionalV], types.bool, (_frame, a) => a instanceof Optional && a.value !== undefined),
  ),
  fn("or", member("optional_or_optional", [optionalV, optionalV], optionalV, unused)),
  fn("orValue", member("optional_orValue_value", [optionalV, V], V, unused)),
  whole("_?._", free("select_optional_field", [types.dyn, types.string], optionalV, unused)),
  whole(
    "_[?_]",
    free("list_optindex_optional_int", [listV, types.int], optionalV, unused),
    free("optional_list_optindex_optional_int", [types.optional(listV), types.int], optionalV, unused),
    free("map_optindex_optional_value", [mapKV, K], optionalV, unused),
    free("optional_map_optindex_optional_value", [types.optional(mapKV), K], optionalV, unused),
  ),
  whole(
    "_[_]",
    free("optional_list_index_int", [types.optional(listV), types.int], optionalV, unused),
    free("optional_map_index_value", [types.optional(mapKV), K], optionalV, unused),
  ),
  fn("first", member("list_first", [listV], optionalV, end(false))),
  fn("last", member("list_last", [listV], optionalV, end(true))),
  fn("optional.unwrap", free("optional_unwrap", [types.list(optionalV)], listV, unwrap)),
  fn("unwrapOpt", member("optional_unwrapOpt", [types.list(optionalV)], listV, unwrap)),
];

/** Values that may be missing. */
export const optionals: Library = {
  name: "optional",
  functions,
  macros,
  types: [types.opaque("optional_type")],
};
