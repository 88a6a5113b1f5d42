import type { Library } from "../library/declare.ts";
import { fn, free } from "../library/declare.ts";
import * as types from "../type/type.ts";

/** A key as a part of a JSON Pointer. */
function escapeKey(key: string): string {
  return key.replace(/[~/]/g, (char) => (char === "/" ? "~1" : "~0"));
}

/** jsonpatch.escapeKey, for policies that change objects. */
export const jsonPatch: Library = {
  name: "kubernetes.jsonpatch",
  functions: [
    fn(
      "jsonpatch.escapeKey",
      free("string_jsonpatch_escapeKey_string", [types.string], types.string, (frame, a) => {
        const key = String(a);
        return frame.grow(key.length * 2) ?? escapeKey(key);
      }),
    ),
  ],
};
