/**
 * A scan over JSON text for what a parser hides: fields that are given twice, and nesting that would exhaust the
 * stack of whatever walks the value. The text is known to be valid JSON.
 */
import type { Path } from "@bubustack/api/path";

export interface Scan {
  /** Deepest nesting of objects and lists. */
  readonly depth: number;
  /** Where a field of an object is given a second time; at most 20. */
  readonly duplicates: readonly Path[];
}

interface Level {
  /** Fields seen so far; undefined for a list. */
  readonly keys?: Set<string>;
  key: string;
  index: number;
  expectsKey: boolean;
}

const most = 20;

export function scan(text: string): Scan {
  const levels: Level[] = [];
  const duplicates: Path[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    const level = levels.at(-1);
    if (char === 0x7b || char === 0x5b) {
      levels.push(
        char === 0x7b
          ? { keys: new Set(), key: "", index: 0, expectsKey: true }
          : { key: "", index: 0, expectsKey: false },
      );
      depth = Math.max(depth, levels.length);
    } else if (char === 0x7d || char === 0x5d) levels.pop();
    else if (char === 0x2c && level !== undefined) {
      level.index++;
      level.expectsKey = level.keys !== undefined;
    } else if (char === 0x22) {
      const end = endOfString(text, i);
      if (level?.expectsKey === true) {
        level.expectsKey = false;
        level.key = String(JSON.parse(text.slice(i, end + 1)));
        if (level.keys?.has(level.key) === true && duplicates.length < most) duplicates.push(levels.map(position));
        level.keys?.add(level.key);
      }
      i = end;
    }
  }
  return { depth, duplicates };
}

function position(level: Level): string | number {
  return level.keys === undefined ? level.index : level.key;
}

/** Index of the closing quote. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x5c) i++;
    else if (char === 0x22) return i;
  }
  return text.length;
}
