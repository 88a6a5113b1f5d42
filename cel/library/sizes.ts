import * as types from "../type/type.ts";
import { mapSize } from "../values/key.ts";
import { typeOf } from "../values/show.ts";
import { codePoints } from "../values/utf8.ts";
import { CelError, isPlain, MapValue, TypeValue } from "../values/value.ts";
import type { Call, FunctionDecl } from "./declare.ts";
import { A, free, listOfA, mapOfAB, member, quickly, whole } from "./declare.ts";
import { length } from "./quick.ts";

const size: Call = (frame, a) => {
  if (typeof a === "string") return frame.work(a.length / 30) ?? codePoints(a);
  if (Array.isArray(a) || a instanceof Uint8Array) return a.length;
  return a instanceof MapValue || isPlain(a) ? mapSize(a) : new CelError("no such overload: size");
};

const { bytes, int, string } = types;

/** `size` of texts (in characters), bytes, lists and maps; `type`; `dyn`. */
export const sizes: readonly FunctionDecl[] = [
  quickly(
    length,
    whole(
      "size",
      free("size_bytes", [bytes], int, size),
      member("bytes_size", [bytes], int, size),
      free("size_list", [listOfA], int, size),
      member("list_size", [listOfA], int, size),
      free("size_map", [mapOfAB], int, size),
      member("map_size", [mapOfAB], int, size),
      free("size_string", [string], int, size),
      member("string_size", [string], int, size),
    ),
  ),
  whole(
    "type",
    free("type", [A], types.typeOf(A), (_frame, a) => new TypeValue(typeOf(a))),
  ),
  whole(
    "dyn",
    free("to_dyn", [A], types.dyn, (_frame, a) => a),
  ),
];
