import type { Hash } from "./hash.ts";
import { emptyRoot, nodeHash } from "./hash.ts";

/** Leaves of a tree: `from` is the first, `to` the one behind the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A node over a whole power of two of leaves: leaves `index * 2^height` up to `(index + 1) * 2^height`. */
export interface Place {
  readonly height: number;
  readonly index: number;
}

/** Sizes of trees, and the numbers of leaves, are whole and below 2^53: what a number holds exactly. */
export function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** The largest power of two below `size`: where RFC 6962 splits a tree. `size` is at least 2. */
export function splitOf(size: number): number {
  let split = 2 ** Math.floor(Math.log2(size));
  // Near 2^53 the logarithm is rounded.
  if (split > size) split /= 2;
  return split < size ? split : split / 2;
}

/**
 * The nodes that a range is made of, left to right: each is as large as possible. For a range that the tree of RFC 6962 has
 * (it starts at a multiple of the largest power of two that it holds) they are joined to its node by `fold`.
 */
export function placesOf({ from, to }: Range): readonly Place[] {
  const places: Place[] = [];
  for (let at = from; at < to; ) {
    const left = to - at;
    let whole = splitOf(left + 1);
    while (at % whole !== 0) whole /= 2;
    const height = Math.round(Math.log2(whole));
    places.push({ height, index: at / whole });
    at += whole;
  }
  return places;
}

/** The hash over the nodes of `placesOf`, given left to right: the smallest, which are on the right, are joined first. */
export function fold(nodes: readonly Hash[]): Hash {
  return (
    nodes.reduceRight<Hash | undefined>((right, left) => (right ? nodeHash(left, right) : left), undefined) ??
    emptyRoot()
  );
}
