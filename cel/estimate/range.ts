/** The least and the most of a size or a cost: whole numbers of 64 bits. */
export interface Range {
  readonly min: bigint;
  readonly max: bigint;
}

/** The largest number; sums and products stay there. */
export const limit = 2n ** 64n - 1n;
const wide = 2 ** 64;

export function exactly(value: bigint | number): Range {
  const fixed = BigInt(value);
  return { min: fixed, max: fixed };
}

/** What is not known. */
export const unknown: Range = { min: 0n, max: limit };
export const zero: Range = exactly(0);
export const one: Range = exactly(1);

function capped(value: bigint): bigint {
  return value > limit ? limit : value;
}

export function add(...ranges: readonly Range[]): Range {
  let [min, max] = [0n, 0n];
  for (const range of ranges) {
    min += range.min;
    max += range.max;
  }
  return { min: capped(min), max: capped(max) };
}

export function multiply(a: Range, b: Range): Range {
  return { min: capped(a.min * b.min), max: capped(a.max * b.max) };
}

/** Times a factor, rounded up, as doubles reckon it. */
export function scale({ min, max }: Range, factor: number): Range {
  return { min: scaled(min, factor), max: scaled(max, factor) };
}

function scaled(value: bigint, factor: number): bigint {
  const rounded = Math.ceil(Number(value) * factor);
  return rounded >= wide ? limit : BigInt(rounded);
}

/** The range that covers both. */
export function union(a: Range, b: Range): Range {
  return { min: a.min < b.min ? a.min : b.min, max: a.max > b.max ? a.max : b.max };
}

/** A number of 64 bits without a sign: what is beyond wraps around, as it does where the API server does not guard it. */
export function wrap(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}
