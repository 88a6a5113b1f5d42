import type { Case, Json } from "../case.ts";

/** Cases of one theme; their answers are a file. They are numbered from 1, so new ones are added at the end. */
export interface Group {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** A rule as a schema holds it. */
export type Rule = { readonly rule: string } & { readonly [key: string]: Json };

export type Schema = { readonly [keyword: string]: Json };

/** A case before it is numbered. */
export type Draft = Omit<Case, "id">;

export function group(name: string, drafts: readonly Draft[]): Group {
  return {
    name,
    cases: drafts.map((draft, index) => ({ id: `${name}/${String(index + 1).padStart(3, "0")}`, ...draft })),
  };
}

/** The schema of an object with a `spec`. */
export function withSpec(spec: Json): Schema {
  return { type: "object", properties: { spec } };
}

export function object(
  properties: { readonly [name: string]: Json },
  more: { readonly [key: string]: Json } = {},
): Schema {
  return { type: "object", properties, ...more };
}

export function text(bounds: { readonly [key: string]: Json } = {}): Schema {
  return { type: "string", ...bounds };
}

export function list(items: Json, bounds: { readonly [key: string]: Json } = {}): Schema {
  return { type: "array", items, ...bounds };
}

export function map(values: Json, bounds: { readonly [key: string]: Json } = {}): Schema {
  return { type: "object", additionalProperties: values, ...bounds };
}

/** A schema with rules of its own. */
export function ruled(schema: Schema, ...rules: readonly (string | Rule)[]): Schema {
  const all = rules.map((rule) => (typeof rule === "string" ? { rule } : rule));
  return { ...schema, "x-kubernetes-validations": all };
}

/** A template whose backslashes are CEL's. */
export const raw = String.raw;

/** One definition a line: the line is the only rule of a schema, which `around` puts into that of a resource. */
export function each(lines: string, schema: Schema, around: (schema: Schema) => Schema = withSpec): readonly Draft[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((rule) => ({ schema: around(ruled(schema, rule)) }));
}
