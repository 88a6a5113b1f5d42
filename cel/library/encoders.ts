import * as types from "../type/type.ts";
import { decodeBase64, encodeBase64 } from "../values/base64.ts";
import { CelError, noOverload } from "../values/value.ts";
import type { Library } from "./declare.ts";
import { fn, free } from "./declare.ts";

/** base64.encode and base64.decode. */
export const encoders: Library = {
  name: "encoders",
  functions: [
    fn(
      "base64.decode",
      free("base64_decode_string", [types.string], types.bytes, (frame, a) => {
        const text = String(a);
        return (
          frame.work(text.length) ??
          frame.grow(text.length) ??
          decodeBase64(text) ??
          new CelError("illegal base64 data")
        );
      }),
    ),
    fn(
      "base64.encode",
      free("base64_encode_bytes", [types.bytes], types.string, (frame, a) => {
        if (!(a instanceof Uint8Array)) return noOverload();
        return frame.work(a.length) ?? frame.grow(a.length * 2) ?? encodeBase64(a);
      }),
    ),
  ],
};
