import type { JsonObject } from "@bubustack/api/json";
import { targetsOf } from "../edges/edges.ts";
import { edgeTable } from "../edges/table.ts";
import type { Index } from "../indexes.ts";
import { indexes } from "../indexes.ts";

/**
 * How objects of a kind are found by a declared index: one of the built-in rules (`engramsByTemplate`), or a field that refers to
 * another object (`templateRef`). Values are `namespace/name`, or the bare name of what is outside of namespaces. Undefined
 * where the kind has no such index.
 */
export function readIndex(kind: string, name: string): ((object: JsonObject) => readonly string[]) | undefined {
  const declared: { readonly [name: string]: Index } = indexes;
  const found = Object.hasOwn(declared, name) ? declared[name] : undefined;
  if (found?.kind === kind) return found.values;
  const row = edgeTable.find((one) => one.from === kind && lastOf(one.field) === name);
  return row && targetsOf(row.from, row.to);
}

function lastOf(field: string): string {
  return field.slice(field.lastIndexOf(".") + 1).replace(/(\[\]|\{\})$/, "");
}
