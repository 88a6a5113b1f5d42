import type { Hash } from "./hash.ts";
import { equal, nodeHash } from "./hash.ts";
import type { Range } from "./ranges.ts";
import { isSize, splitOf } from "./ranges.ts";

/**
 * What proves that leaf `index` is in the tree of `size` (RFC 6962 §2.1.1): the ranges whose hashes are the proof, from
 * the leaf's neighbour up. Undefined where the tree has no such leaf.
 */
export function inclusionRanges(index: number, size: number): readonly Range[] | undefined {
  if (!isSize(index) || !isSize(size) || index >= size) return undefined;
  const ranges: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/**
 * What proves that the tree of `newer` leaves begins with the tree of `older` (RFC 6962 §2.1.2), as ranges. Empty where
 * there is nothing to prove: from nothing, and from a tree to itself. Undefined where `older` is the larger.
 */
export function consistencyRanges(older: number, newer: number): readonly Range[] | undefined {
  if (!isSize(older) || !isSize(newer) || older > newer) return undefined;
  if (older === 0 || older === newer) return [];
  const ranges: Range[] = [];
  let from = 0;
  let to = newer;
  // While `older` ends inside of the part that is looked at, what is beside the way down is named.
  while (older < to) {
    const middle = from + splitOf(to - from);
    if (older <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // The old tree's own root is what the verifier has, if it is a node of the new one.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

/** Whether `proof` shows that the leaf with this hash is number `index` of the tree with this size and root. */
export function checkInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  const ranges = inclusionRanges(index, size);
  if (ranges === undefined || ranges.length !== proof.length) return false;
  let hash = leaf;
  for (const [at, range] of ranges.entries()) {
    const beside = proof[at];
    if (beside?.length !== leaf.length) return false;
    hash = range.from > index ? nodeHash(hash, beside) : nodeHash(beside, hash);
  }
  return equal(hash, root);
}

/** Whether `proof` shows that the newer tree begins with the older one, whole and in its order. */
export function checkConsistency(
  older: { readonly size: number; readonly root: Hash },
  newer: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean {
  const ranges = consistencyRanges(older.size, newer.size);
  if (ranges === undefined || ranges.length !== proof.length) return false;
  if (proof.some(({ length }) => length !== older.root.length)) return false;
  if (older.size === newer.size) return equal(older.root, newer.root);
  if (older.size === 0) return true;
  // The lowest range ends where the old tree ends: it is in both. What is left of it is in both, what is right in the new.
  const ends = ranges[0]?.to === older.size;
  const start = ends ? proof[0] : older.root;
  if (start === undefined) return false;
  let oldRoot = start;
  let newRoot = start;
  for (const [at, range] of ranges.entries()) {
    const beside = proof[at];
    if (beside === undefined || (at === 0 && ends)) continue;
    if (range.to <= older.size) {
      oldRoot = nodeHash(beside, oldRoot);
      newRoot = nodeHash(beside, newRoot);
    } else newRoot = nodeHash(newRoot, beside);
  }
  return equal(oldRoot, older.root) && equal(newRoot, newer.root);
}
