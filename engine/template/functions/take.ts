import { Instant } from "../instant.ts";
import type { Run } from "../run.ts";
import type { Dict, List, Value } from "../value.ts";
import { Int, isDict } from "../value.ts";

/** A function of templates. Its arguments have the types that its signature says. */
export type TemplateFunction = (args: List, run: Run) => Value;

/** Some functions by name. */
export interface Functions {
  readonly [name: string]: TemplateFunction | undefined;
}

// Read an argument whose type the signature holds.

export function text(args: List, at: number): string {
  const value = args[at];
  return typeof value === "string" ? value : "";
}

/** An integer; beyond 2^53 it is not exact, which no length or position reaches. */
export function whole(args: List, at: number): number {
  const value = args[at];
  return value instanceof Int ? Number(value.value) : 0;
}

export function dict(args: List, at: number): Dict {
  const value = args[at] ?? {};
  return isDict(value) ? value : {};
}

export function time(args: List, at: number): Instant {
  const value = args[at];
  return value instanceof Instant ? value : new Instant(0);
}

/** The value of an argument; null where there is none. */
export function any(args: List, at: number): Value {
  return args[at] ?? null;
}
