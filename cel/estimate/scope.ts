import type { Trail } from "./node.ts";
import type { Range } from "./range.ts";
import { union } from "./range.ts";

/** How large keys and values of a list or map may be. */
export interface Entries {
  readonly container: "list" | "map";
  readonly key: Range;
  readonly value: Range;
}

/** What is known of a variable of a loop or a binding. */
interface Local {
  readonly trail: Trail;
  readonly size: Range | undefined;
  readonly entries: Entries | undefined;
}

/** The variables of loops and bindings around a part of an expression; the innermost of a name hides the others. */
export class Scopes {
  readonly #locals = new Map<string, Local[]>();

  push(name: string, local: Local): void {
    const stack = this.#locals.get(name);
    if (stack === undefined) this.#locals.set(name, [local]);
    else stack.push(local);
  }

  pop(name: string): void {
    this.#locals.get(name)?.pop();
  }

  has(name: string): boolean {
    return (this.#locals.get(name)?.length ?? 0) > 0;
  }

  find(name: string): Local | undefined {
    return this.#locals.get(name)?.at(-1);
  }
}

/** What covers both; undefined where one is not known. */
export function unionOf(a: Entries | undefined, b: Entries | undefined): Entries | undefined {
  if (a === undefined || b === undefined) return undefined;
  return { container: a.container, key: union(a.key, b.key), value: union(a.value, b.value) };
}
