import type { FunctionDecl } from "../library/declare.ts";
import type { Type } from "../type/type.ts";
import type { Value } from "../values/value.ts";

/** What a name stands for: a variable, a type, or a constant. */
export type Name =
  | { readonly kind: "variable"; readonly type: Type }
  | { readonly kind: "type"; readonly type: Type }
  | { readonly kind: "constant"; readonly type: Type; readonly value: Value };

/** What the checker asks about the world around an expression. */
export interface Names {
  name(name: string): Name | undefined;
  fn(name: string): FunctionDecl | undefined;
  /** The type of a field: undefined for a field that does not exist, null for a type that does not. */
  field(type: string, name: string): Type | undefined | null;
  /** The fields of a type, for those who wrote another. */
  fields?(type: string): readonly string[];
  /** What can be written: variables, constants and types, or functions and macros. For those who wrote another name. */
  known?(what: "name" | "function"): readonly string[];
  /** Ints, uints and doubles may be compared with each other. */
  readonly crossTypeComparisons: boolean;
  /** The namespace in which short names are looked up first; empty for none. */
  readonly container: string;
}

/** The full names that a name may have, the innermost namespace first. */
export function candidates(container: string, name: string): readonly string[] {
  if (name.startsWith(".")) return [name.slice(1)];
  if (container === "") return [name];
  const parts = container.split(".");
  return [...parts.map((_, index) => `${parts.slice(0, parts.length - index).join(".")}.${name}`), name];
}
