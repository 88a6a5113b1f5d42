import type { Range } from "./range.ts";
import { add, limit, multiply } from "./range.ts";

/** How long a text may be once all of `from` in it have become `to`. */
export function replaced(text: Range, from: Range, to: Range): Range {
  const [count, kept] = [
    { min: 0n, max: 0n },
    { min: 0n, max: 0n },
  ];
  // Nothing stands between all characters: the text stays, surrounded.
  if (from.min === 0n) [count.max, kept.max] = [more(text.max), text.max];
  else if (to.max <= from.min) kept.max = text.max;
  else count.max = times(text.max, from.min);
  if (from.max === 0n) [count.min, kept.min] = [more(text.min), text.min];
  else if (from.max <= to.min) kept.min = text.min;
  else count.min = times(text.min, from.max);
  return add(multiply(count, to), kept);
}

function more(size: bigint): bigint {
  return size < limit ? size + 1n : size;
}

function times(size: bigint, each: bigint): bigint {
  const count = Math.ceil(Number(size) / Number(each));
  return count >= 2 ** 64 ? limit : BigInt(count);
}
