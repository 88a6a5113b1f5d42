import { createHash } from "node:crypto";

/** The tree as RFC 6962 §2.1 writes it down: recursive and slow, to hold the other one against. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const split = naiveSplit(leaves.length);
  return sha256(Uint8Array.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** `PATH(m, D[n])` of §2.1.1. */
export function naiveInclusion(index: number, leaves: readonly Uint8Array[]): readonly Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = naiveSplit(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...naiveInclusion(index, left), naiveRoot(right)]
    : [...naiveInclusion(index - split, right), naiveRoot(left)];
}

/** `PROOF(m, D[n])` of §2.1.2. */
export function naiveConsistency(older: number, leaves: readonly Uint8Array[]): readonly Uint8Array[] {
  return older === 0 ? [] : subproof(older, leaves, true);
}

function subproof(older: number, leaves: readonly Uint8Array[], known: boolean): readonly Uint8Array[] {
  if (older === leaves.length) return known ? [] : [naiveRoot(leaves)];
  const split = naiveSplit(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return older <= split
    ? [...subproof(older, left, known), naiveRoot(right)]
    : [...subproof(older - split, right, false), naiveRoot(left)];
}

function naiveSplit(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
