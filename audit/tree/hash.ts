import { hash } from "node:crypto";

/** A SHA-256 of 32 bytes. */
export type Hash = Uint8Array;

export const hashLength = 32;

/** The hash of a record as a leaf of the tree (RFC 6962 §2.1): what a leaf is made of can never be taken for a node. */
export function leafHash(record: Uint8Array): Hash {
  const bytes = Buffer.allocUnsafe(record.length + 1);
  bytes[0] = 0;
  bytes.set(record, 1);
  return sha256(bytes);
}

/** The hash of an inner node of the tree (RFC 6962 §2.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  const bytes = Buffer.allocUnsafe(1 + 2 * hashLength);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashLength);
  return sha256(bytes);
}

/** The root of a tree without leaves: the hash of nothing. */
export function emptyRoot(): Hash {
  return sha256(new Uint8Array());
}

export function equal(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Of whatever bytes: what a leaf or a node is, the functions above say. */
export function sha256(bytes: Uint8Array): Hash {
  return hash("sha256", bytes, "buffer");
}
