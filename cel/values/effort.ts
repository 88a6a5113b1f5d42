import { entriesOf } from "./key.ts";
import type { Value } from "./value.ts";
import { adapt, isPlain, MapValue, Optional, Structure } from "./value.ts";

/** The most steps of work of one call: about 20 ms at worst. */
export const maxWork = 600_000;

/** Work that is counted while it is done, since nobody can tell before how much it is. */
export class Effort {
  left = maxWork;

  /** Takes steps; true where there are none left. */
  spend(steps: number): boolean {
    this.left -= steps;
    return this.left < 0;
  }
}

/**
 * The steps that it takes to go through all of a value: one for each value in it, wherever it stands, and for four
 * characters of text. Values that stand in several places make it larger than memory: counting ends beyond `most`.
 */
export function extent(value: Value, most = maxWork): number {
  if (typeof value === "string") return 1 + value.length / 4;
  let steps = 0;
  const waiting: Value[] = [value];
  for (let next = waiting.pop(); next !== undefined && steps <= most; next = waiting.pop()) {
    steps += typeof next === "string" ? 1 + next.length / 4 : next instanceof Uint8Array ? 1 + next.length : 1;
    if (next instanceof Structure) steps += next.width / 2;
    const held = parts(next);
    if (held.length + waiting.length > most) return most + 1;
    for (const part of held) waiting.push(part);
  }
  return steps;
}

const none: readonly Value[] = [];

function parts(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value.map(adapt);
  if (value instanceof MapValue || isPlain(value)) return entriesOf(value).flat();
  if (value instanceof Structure) return Array.from(value.entries(), ([, item]) => item);
  return value instanceof Optional && value.value !== undefined ? [value.value] : none;
}
