import { crc32 } from "node:zlib";
import { entryOf, parseBundle } from "../tree/bundle.ts";

/** Bytes in front of the first batch: what the file is, and what tells its batches from those of other files. */
export const segmentHead = 64;
const batchHead = 32;
const magic = Buffer.from("bubuwal1");

/** The beginning of a segment. */
export interface SegmentHead {
  /** The number of the first record that can stand in it. */
  readonly first: number;
  /** Counts up with each segment that was begun: files are made before it is known which is used next. */
  readonly order: number;
  /** 16 bytes of chance: a record cannot contain what looks like a batch of this file. */
  readonly salt: Uint8Array;
}

/** Records that were written, and are on disk, together. */
export interface Batch {
  readonly first: number;
  readonly records: readonly Uint8Array[];
}

export function encodeHead({ first, order, salt }: SegmentHead): Uint8Array {
  const bytes = Buffer.alloc(segmentHead);
  bytes.set(magic, 0);
  bytes.writeBigUInt64BE(BigInt(first), 8);
  bytes.set(salt, 16);
  bytes.writeBigUInt64BE(BigInt(order), 32);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, 40)), 40);
  return bytes;
}

export function decodeHead(bytes: Uint8Array): SegmentHead | undefined {
  const head = Buffer.from(bytes.subarray(0, segmentHead));
  if (head.length < segmentHead || !head.subarray(0, 8).equals(magic)) return undefined;
  if (head.readUInt32BE(40) !== crc32(head.subarray(0, 40))) return undefined;
  const [first, order] = [Number(head.readBigUInt64BE(8)), Number(head.readBigUInt64BE(32))];
  return { first, order, salt: head.subarray(16, 32) };
}

/** Eight bytes of the salt, length, count and number of the first record, checksum, then the records as a bundle. */
export function encodeBatch({ first, records }: Batch, salt: Uint8Array): Uint8Array {
  return encodeEntries(first, records.map(entryOf), salt);
}

/** The same of records as a bundle holds them. */
export function encodeEntries(first: number, entries: readonly Uint8Array[], salt: Uint8Array): Uint8Array {
  const size = batchSize(entries);
  const bytes = Buffer.allocUnsafe(size);
  bytes.set(salt.subarray(0, 8), 0);
  bytes.writeUInt32BE(size - batchHead, 8);
  bytes.writeUInt32BE(entries.length, 12);
  bytes.writeBigUInt64BE(BigInt(first), 16);
  bytes.writeUInt32BE(0, 28);
  let at = batchHead;
  for (const entry of entries) {
    bytes.set(entry, at);
    at += entry.length;
  }
  bytes.writeUInt32BE(checksum(bytes, salt), 24);
  return bytes;
}

/** How many bytes a batch of these entries takes. */
export function batchSize(entries: readonly Uint8Array[]): number {
  let size = batchHead;
  for (const { length } of entries) size += length;
  return size;
}

/** The batch that stands at an offset, and where it ends; undefined where there is no whole one. */
export function decodeBatch(
  segment: Uint8Array,
  at: number,
  salt: Uint8Array,
): { readonly batch: Batch; readonly end: number } | undefined {
  const bytes = Buffer.from(segment.buffer, segment.byteOffset + at, segment.length - at);
  if (bytes.length < batchHead || Buffer.compare(bytes.subarray(0, 8), salt.subarray(0, 8)) !== 0) return undefined;
  const [length, count] = [bytes.readUInt32BE(8), bytes.readUInt32BE(12)];
  if (length > bytes.length - batchHead || count === 0) return undefined;
  const whole = bytes.subarray(0, batchHead + length);
  if (checksum(whole, salt) !== bytes.readUInt32BE(24)) return undefined;
  const records = parseBundle(whole.subarray(batchHead), count);
  if (records === undefined) return undefined;
  return { batch: { first: Number(bytes.readBigUInt64BE(16)), records }, end: at + whole.length };
}

function checksum(bytes: Buffer, salt: Uint8Array): number {
  const head = crc32(bytes.subarray(0, 24), crc32(salt));
  return crc32(bytes.subarray(batchHead), head);
}
