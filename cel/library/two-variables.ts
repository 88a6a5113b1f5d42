import type { Frame } from "../plan/frame.ts";
import { twoVariables as macros } from "../syntax/macros/index.ts";
import * as types from "../type/type.ts";
import { entriesOf, find, keyOf } from "../values/key.ts";
import { brief } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError, MapValue, noOverload } from "../values/value.ts";
import type { Call, Library } from "./declare.ts";
import { fn, free } from "./declare.ts";

const mapKV = types.map(types.param("K"), types.param("V"));

/** Fills the map of the loop that it belongs to, in place: only macros call it. */
function put(frame: Frame, map: MapValue, key: Value, value: Value): CelError | undefined {
  if (find(map, key) !== undefined)
    return new CelError(`insert failed: key ${typeof key === "string" ? key : brief(key)} already exists`);
  map.entries.set(keyOf(key), [key, value]);
  return frame.grow(32);
}

const insert: Call = (frame, map, key, value) =>
  map instanceof MapValue ? (put(frame, map, key, value) ?? map) : noOverload();

const insertAll: Call = (frame, map, entries) => {
  if (!(map instanceof MapValue)) return noOverload();
  for (const [key, value] of entriesOf(entries)) {
    const failed = put(frame, map, key, value);
    if (failed !== undefined) return failed;
  }
  return map;
};

/** Macros over index and element, or key and value. */
export const twoVariables: Library = {
  name: "two-variable comprehensions",
  functions: [
    fn(
      "cel.@mapInsert",
      free("@mapInsert_map_map", [mapKV, mapKV], mapKV, insertAll),
      free("@mapInsert_map_key_value", [mapKV, types.param("K"), types.param("V")], mapKV, insert),
    ),
  ],
  macros,
};
