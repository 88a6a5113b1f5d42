import { readUtf8 } from "./utf8.ts";
import { wire } from "./writer.ts";

/** Deepest nesting of unknown groups that is passed over. */
const deepestGroup = 100;

/** Reads a message. After the first thing that is wrong, `problem` says so and everything reads as empty. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  problem: string | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** True before `end`, while nothing is wrong. */
  before(end: number): boolean {
    return this.problem === undefined && this.#at < end;
  }

  get end(): number {
    return this.#bytes.length;
  }

  fail(problem: string): void {
    this.problem ??= problem;
  }

  /** A number of at most 64 bits. */
  varint(end: number): bigint {
    let low = 0;
    for (let size = 1; size <= 10; size++) {
      if (this.#at >= end) {
        this.fail("a number is cut off");
        return 0n;
      }
      const byte = this.#bytes[this.#at++] ?? 0;
      // Seven groups of seven bits are exact in a double; what is beyond is rare.
      if (size > 7) return this.#long(BigInt(low), byte, size, end);
      low += (byte & 0x7f) * 2 ** (7 * (size - 1));
      if (byte < 0x80) return BigInt(low);
    }
    return 0n;
  }

  #long(low: bigint, first: number, start: number, end: number): bigint {
    let value = low;
    let byte = first;
    for (let size = start; ; size++) {
      value |= BigInt(byte & 0x7f) << BigInt(7 * (size - 1));
      if (byte < 0x80) return BigInt.asUintN(64, value);
      if (size === 10 || this.#at >= end) {
        this.fail(size === 10 ? "a number is longer than 64 bits" : "a number is cut off");
        return 0n;
      }
      byte = this.#bytes[this.#at++] ?? 0;
    }
  }

  /** A number for which a double is enough: a tag, a length, a truth value. */
  short(end: number): number {
    const first = this.#bytes[this.#at] ?? 0;
    if (first >= 0x80 || this.#at >= end) return Number(this.varint(end));
    this.#at++;
    return first;
  }

  /** The end of a length-delimited value that starts here. */
  delimited(end: number): number {
    const length = this.short(end);
    const stop = this.#at + length;
    if (stop <= end) return stop;
    this.fail("a value is cut off");
    return this.#at;
  }

  text(stop: number): string {
    const text = readUtf8(this.#bytes, this.#at, stop);
    this.#at = stop;
    if (text === undefined) this.fail("a text is not UTF-8");
    return text ?? "";
  }

  /** A copy: the bytes that were read from may be reused. */
  raw(stop: number): Uint8Array {
    // `slice` would not do: that of Node's Buffer does not copy.
    const part = new Uint8Array(this.#bytes.subarray(this.#at, stop));
    this.#at = stop;
    return part;
  }

  double(end: number): number {
    if (!this.#skipBytes(8, end)) return 0;
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset).getFloat64(this.#at - 8, true);
  }

  /** Passes over the value of a field that is not known. */
  skip(type: number, end: number): void {
    let groups = 0;
    let next = type;
    for (;;) {
      if (next === wire.varint) this.varint(end);
      else if (next === wire.fixed64) this.#skipBytes(8, end);
      else if (next === wire.fixed32) this.#skipBytes(4, end);
      else if (next === wire.delimited) this.#at = this.delimited(end);
      else if (next === wire.startGroup && groups < deepestGroup) groups++;
      else if (next === wire.endGroup && groups > 0) groups--;
      else this.fail("a field has no known form");
      if (groups === 0 || this.problem !== undefined) return;
      next = this.short(end) % 8;
    }
  }

  #skipBytes(size: number, end: number): boolean {
    if (this.#at + size > end) {
      this.fail("a value is cut off");
      return false;
    }
    this.#at += size;
    return true;
  }
}
