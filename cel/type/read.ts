import type { Type } from "./type.ts";
import * as types from "./type.ts";

const simple: { readonly [name: string]: Type } = {
  dyn: types.dyn,
  null: types.nullType,
  bool: types.bool,
  int: types.int,
  uint: types.uint,
  double: types.double,
  string: types.string,
  bytes: types.bytes,
  timestamp: types.timestamp,
  duration: types.duration,
};

/** A type as messages show it: `list(map(string, int))`; undefined for a text that is none. */
export function readType(text: string): Type | undefined {
  const tokens = text.match(/[A-Za-z_][\w.]*|[(),]|\S/g) ?? [];
  let index = 0;
  const take = (token: string): boolean => tokens[index] === token && ++index > 0;
  const read = (depth: number): Type | undefined => {
    const name = tokens[index++] ?? "";
    if (Object.hasOwn(simple, name)) return simple[name];
    if (depth > 20 || !take("(")) return undefined;
    const [first, second] = [read(depth + 1), name === "map" && take(",") ? read(depth + 1) : undefined];
    if (first === undefined || !take(")")) return undefined;
    if (name === "map") return second && types.map(first, second);
    return name === "list" ? types.list(first) : name === "optional_type" ? types.optional(first) : undefined;
  };
  const found = read(0);
  return index === tokens.length ? found : undefined;
}
