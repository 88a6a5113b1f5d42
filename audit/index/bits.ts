import { tileWidth } from "../tree/tile.ts";

/** Which of the 256 records of a bundle are meant: one bit each, the first record in the lowest bit of the first byte. */
export type Bits = Uint8Array;

const bytes = tileWidth / 8;

/** No record, or all. */
export function bitsOf(all: boolean): Bits {
  return new Uint8Array(bytes).fill(all ? 0xff : 0);
}

/** As they are stored: few as their numbers, many as bits. Numbers ascend, from 0 to 255. */
export function pack(numbers: readonly number[]): Uint8Array {
  if (numbers.length < bytes) return Uint8Array.from(numbers);
  const bits = bitsOf(false);
  for (const number of numbers) set(bits, number);
  return bits;
}

/** Reads what `pack` wrote, and adds it to bits. */
export function unpackInto(bits: Bits, packed: Uint8Array): void {
  if (packed.length < bytes) for (const number of packed) set(bits, number);
  else for (let at = 0; at < bytes; at++) bits[at] = (bits[at] ?? 0) | (packed[at] ?? 0);
}

/** Leaves only those that are in both. Whether any are left. */
export function intersect(bits: Bits, other: Bits): boolean {
  let any = 0;
  for (let at = 0; at < bytes; at++) {
    const both = (bits[at] ?? 0) & (other[at] ?? 0);
    bits[at] = both;
    any |= both;
  }
  return any !== 0;
}

/** The numbers that are meant, ascending. */
export function numbersOf(bits: Bits): readonly number[] {
  const numbers: number[] = [];
  for (let at = 0; at < bytes; at++)
    for (let left = bits[at] ?? 0, bit = 0; left !== 0; left >>= 1, bit++) if (left & 1) numbers.push(at * 8 + bit);
  return numbers;
}

function set(bits: Bits, number: number): void {
  const at = number >> 3;
  bits[at] = (bits[at] ?? 0) | (1 << (number & 7));
}
