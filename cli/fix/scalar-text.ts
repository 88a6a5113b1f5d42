import type { Json } from "@bubustack/api/json";
import { parse } from "yaml";
import type { Source } from "../source/source.ts";

/** How values are written: as JSON, or as YAML that is JSON where it has to be. */
export type Syntax = Source["syntax"];

/** Texts that need no quotes, whether in block or in flow style, once it is clear that they stay texts. */
const plain = /^[A-Za-z0-9_][\w./-]*$/;

/** A value on one line. `like` is what stood there before: a text keeps its quotes. */
export function valueText(value: Json, syntax: Syntax, like = ""): string {
  if (syntax === "json" || typeof value !== "string" || like.startsWith('"')) return JSON.stringify(value);
  if (like.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  return isPlain(value) ? value : JSON.stringify(value);
}

/** A key of a map. */
export function keyText(key: string, syntax: Syntax): string {
  return syntax === "yaml" && isPlain(key) ? key : JSON.stringify(key);
}

function isPlain(value: string): boolean {
  // `no`, `0755` and `1e3` are texts that readers of YAML 1.1 or 1.2 take for something else.
  return plain.test(value) && (["1.1", "1.2"] as const).every((version) => parse(value, { version }) === value);
}
