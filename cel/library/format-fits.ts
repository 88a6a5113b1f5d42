import type { TypeKind } from "../type/type.ts";

/** The clauses of `format`: what each is for, and which types it takes. */
export interface Fit {
  readonly says: string;
  readonly kinds: readonly TypeKind[];
}

const anything: Fit = {
  says: "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps",
  kinds: ["list", "map", "int", "uint", "double", "bool", "string", "timestamp", "bytes", "duration", "type", "null"],
};
const hex: Fit = {
  says: "only integers, byte buffers, and strings can be formatted as hex",
  kinds: ["int", "uint", "string", "bytes"],
};

/** The clauses of both versions; what a version takes besides stands in `more`. */
export const fits: { readonly [letter: string]: Fit } = {
  s: anything,
  d: { says: "decimal clause can only be used on integers", kinds: ["int", "uint"] },
  f: { says: "fixed-point clause can only be used on doubles", kinds: ["double", "string"] },
  e: { says: "scientific clause can only be used on doubles", kinds: ["double", "string"] },
  b: { says: "only integers and bools can be formatted as binary", kinds: ["int", "uint", "bool"] },
  x: hex,
  X: hex,
  o: { says: "octal clause can only be used on integers", kinds: ["int", "uint"] },
};

/** What the newest `format` takes besides. */
export const newestFits: { readonly [letter: string]: Fit } = {
  ...fits,
  d: { says: "decimal clause can only be used on numbers", kinds: ["int", "uint", "double"] },
  f: { says: "fixed-point clause can only be used on numbers", kinds: ["int", "uint", "double"] },
  e: { says: "scientific clause can only be used on numbers", kinds: ["int", "uint", "double"] },
};
