import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavesUpTo, wholeTree } from "../testing/leaves.ts";
import { naiveConsistency, naiveInclusion, naiveRoot } from "../testing/naive-tree.ts";
import type { Hash } from "./hash.ts";
import { equal } from "./hash.ts";
import { checkConsistency, checkInclusion, consistencyRanges, inclusionRanges } from "./proof.ts";

const all = leavesUpTo(1_025);
const hashOf = wholeTree(all);
const rootAt = (size: number) => hashOf({ from: 0, to: size });
const inclusion = (index: number, size: number) => (inclusionRanges(index, size) ?? []).map(hashOf);
const consistency = (older: number, newer: number) => (consistencyRanges(older, newer) ?? []).map(hashOf);

/** The proof with one bit turned. */
function flipped(proof: readonly Hash[], bit: number): readonly Hash[] {
  return proof.map((hash, at) => {
    if (at !== Math.floor(bit / 256) % proof.length) return hash;
    const bytes = Uint8Array.from(hash);
    bytes[Math.floor(bit / 8) % 32] = (bytes[Math.floor(bit / 8) % 32] ?? 0) ^ (1 << (bit % 8));
    return bytes;
  });
}

describe("proofs of a tree are those of RFC 6962", () => {
  const few = all.slice(0, 70);

  test("of inclusion, for every leaf of every small tree", () => {
    for (let size = 0; size <= few.length; size++)
      for (let index = 0; index < size; index++)
        expect(inclusion(index, size)).toEqual(naiveInclusion(index, few.slice(0, size)));
  });

  test("of consistency, between all small trees", () => {
    for (let newer = 0; newer <= few.length; newer++)
      for (let older = 0; older <= newer; older++)
        expect(consistency(older, newer)).toEqual(naiveConsistency(older, few.slice(0, newer)));
  });
});

describe("sizes 0 to 1,025", () => {
  test("roots are those of the definition", () => {
    for (let size = 0; size <= 1_025; size += 41) expect(rootAt(size)).toEqual(naiveRoot(all.slice(0, size)));
  });

  test("each has proofs of inclusion that hold, and for no other leaf, place or root", () => {
    for (let size = 1; size <= 1_025; size++) {
      const root = rootAt(size);
      for (const index of new Set([0, size >> 1, size - 1, (size * 7) % size, (size * 37 + 11) % size])) {
        const proof = inclusion(index, size);
        const leaf = hashOf({ from: index, to: index + 1 });
        expect(checkInclusion(leaf, index, size, proof, root)).toBe(true);
        expect(checkInclusion(leaf, index + 1, size, proof, root)).toBe(false);
        expect(checkInclusion(root, index, size, proof, root)).toBe(size === 1);
        expect(checkInclusion(leaf, index, size, proof, rootAt(size - 1))).toBe(false);
      }
    }
  });

  test("each is consistent with what it was, and with nothing else", () => {
    for (let newer = 1; newer <= 1_025; newer++) {
      const after = { size: newer, root: rootAt(newer) };
      for (const older of new Set([0, 1, newer >> 1, newer - 1, newer, (newer * 29 + 3) % newer])) {
        const before = { size: older, root: rootAt(older) };
        const proof = consistency(older, newer);
        expect(checkConsistency(before, after, proof)).toBe(true);
        if (older === 0 || older === newer) continue;
        expect(checkConsistency({ ...before, root: rootAt(older - 1) }, after, proof)).toBe(false);
        expect(checkConsistency(before, { ...after, root: before.root }, proof)).toBe(false);
        expect(checkConsistency(after, before, proof)).toBe(false);
      }
    }
  });
});

describe("random trees up to 2^20 leaves", () => {
  const leaves = leavesUpTo(2 ** 20);
  const hash = wholeTree(leaves);
  const root = (size: number) => hash({ from: 0, to: size });

  test("proofs hold, and none with a bit turned, one hash more or one less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2 ** 20 }), fc.nat(), fc.nat(), fc.nat(), (size, a, b, bit) => {
        const [index, older] = [a % size, 1 + (b % (size - 1))];
        const leaf = hash({ from: index, to: index + 1 });
        const included = (inclusionRanges(index, size) ?? []).map(hash);
        const holds = (proof: readonly Hash[]) => checkInclusion(leaf, index, size, proof, root(size));
        expect(holds(included)).toBe(true);
        expect(holds(flipped(included, bit))).toBe(false);
        expect(holds(included.slice(1)) || holds([...included, leaf])).toBe(false);

        const [before, after] = [
          { size: older, root: root(older) },
          { size, root: root(size) },
        ];
        const consistent = (consistencyRanges(older, size) ?? []).map(hash);
        const follows = (proof: readonly Hash[]) => checkConsistency(before, after, proof);
        expect(follows(consistent)).toBe(true);
        expect(follows(flipped(consistent, bit))).toBe(false);
        expect(follows(consistent.slice(1)) || follows([...consistent, leaf])).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

test("what cannot be proven, and proofs that are none, are refused and never throw", () => {
  expect(inclusionRanges(5, 5)).toBeUndefined();
  expect(inclusionRanges(-1, 5)).toBeUndefined();
  expect(consistencyRanges(6, 5)).toBeUndefined();
  const numbers = fc.oneof(fc.integer(), fc.double(), fc.maxSafeNat());
  const hashes = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 60 });
  fc.assert(
    fc.property(numbers, numbers, hashes, fc.uint8Array(), (a, b, proof, root) => {
      expect(checkInclusion(root, a, b, proof, Uint8Array.of(1))).toBe(false);
      const same = checkConsistency({ size: a, root }, { size: b, root: Uint8Array.of(1) }, proof);
      expect(same).toBe(a === 0 && Number.isSafeInteger(b) && b > 0 && proof.length === 0);
    }),
    { numRuns: 2_000 },
  );
  expect(equal(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
});
