import { entriesOf } from "./key.ts";
import type { Value } from "./value.ts";
import { Boxed, Fault, isPlain, MapValue, Optional } from "./value.ts";

/**
 * The first fault inside of a list, a map or an optional, at any depth, and how many values were looked at. A fault that is not
 * inside of anything is not meant. Iterative, so that deep values cannot exhaust the stack.
 */
export function faultIn(value: Value): { readonly fault: Fault | undefined; readonly steps: number } {
  const open: Value[] = [];
  let steps = 0;
  for (let next: Value | undefined = value; next !== undefined; next = open.pop()) {
    steps++;
    if (next instanceof Fault) return { fault: next, steps };
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next)) for (const item of next) open.push(item ?? null);
    else if (next instanceof Optional) open.push(next.value ?? null);
    else if (next instanceof MapValue) for (const [, item] of entriesOf(next)) open.push(item);
    else if (!(next instanceof Boxed) && isPlain(next)) for (const item of Object.values(next)) open.push(item ?? null);
  }
  return { fault: undefined, steps };
}
