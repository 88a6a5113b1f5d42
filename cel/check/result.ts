import type { FunctionDecl, Overload } from "../library/declare.ts";
import type { Issue } from "../syntax/source.ts";
import type { Type } from "../type/type.ts";
import type { Name } from "./environment.ts";

/** What a node refers to: a name, or a function with the signatures that fit. */
export type Reference =
  | { readonly kind: "name"; readonly name: string; readonly is: Name }
  | {
      readonly kind: "function";
      readonly fn: FunctionDecl;
      readonly overloads: readonly Overload[];
      /** True where what is written as target is part of the function's name. */
      readonly qualified: boolean;
    };

/** What the checker found, by the ids of nodes. */
export interface Checked {
  readonly types: readonly (Type | undefined)[];
  readonly references: readonly (Reference | undefined)[];
  readonly issues: readonly Issue[];
}
