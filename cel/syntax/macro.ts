import type { Expr } from "./ast.ts";
import type { Builder } from "./build.ts";

/** What is wrong with the arguments of a macro: the offset is the argument's. */
export interface Misuse {
  readonly message: string;
  readonly at: number;
}

/**
 * A call that is replaced by an expression while parsing. `args` is how many arguments it takes, undefined for any
 * number. `expand` answers the replacement, a misuse, or undefined where the call is none of its own.
 */
export interface Macro {
  readonly name: string;
  readonly member: boolean;
  readonly args: number | undefined;
  readonly expand: (build: Builder, args: readonly Expr[], target: Expr | undefined) => Expr | Misuse | undefined;
}

/** The macros of an environment, to be looked up by a call. */
export class Macros {
  readonly #table = new Map<string, Macro>();

  constructor(macros: readonly Macro[]) {
    for (const macro of macros) this.#table.set(`${macro.member ? "." : ""}${macro.name}/${macro.args ?? "*"}`, macro);
  }

  find(name: string, args: number, member: boolean): Macro | undefined {
    const key = `${member ? "." : ""}${name}/`;
    return this.#table.get(`${key}${args}`) ?? this.#table.get(`${key}*`);
  }
}

export function isMisuse(found: Expr | Misuse): found is Misuse {
  return "message" in found;
}
