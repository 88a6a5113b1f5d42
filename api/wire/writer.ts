import { utf8Length, writeUtf8 } from "./utf8.ts";

/** Wire types (https://protobuf.dev/programming-guides/encoding/). */
export const wire = { varint: 0, fixed64: 1, delimited: 2, startGroup: 3, endGroup: 4, fixed32: 5 } as const;

const smallest = 64;

/**
 * Writes a message from its end to its start: what stands inside a length-delimited value is there before its length,
 * so that nothing is measured twice and nothing is copied but when the buffer grows.
 */
export class Writer {
  #bytes = new Uint8Array(smallest);
  /** Where the last written byte stands. */
  #at = smallest;

  /** Bytes written so far; the length of a value is the difference of two of these. */
  get length(): number {
    return this.#bytes.length - this.#at;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(this.#at);
  }

  varint(value: number | bigint): void {
    if (typeof value === "bigint" || value < 0) this.#long(BigInt.asUintN(64, BigInt(value)));
    else this.#short(value);
  }

  tag(number: number, type: number): void {
    this.#short(number * 8 + type);
  }

  text(value: string): void {
    const length = utf8Length(value);
    // The buffer is looked up after there is room: making it may replace the buffer.
    const at = this.#make(length);
    writeUtf8(value, this.#bytes, at);
    this.#short(length);
  }

  raw(value: Uint8Array): void {
    const at = this.#make(value.length);
    this.#bytes.set(value, at);
    this.#short(value.length);
  }

  double(value: number): void {
    const at = this.#make(8);
    new DataView(this.#bytes.buffer).setFloat64(at, value, true);
  }

  #short(value: number): void {
    let size = 1;
    for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
    let at = this.#make(size);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes[at++] = (rest % 0x80) | 0x80;
    this.#bytes[at] = rest;
  }

  #long(value: bigint): void {
    if (value <= 0xffff_ffffn) {
      this.#short(Number(value));
      return;
    }
    const parts: number[] = [];
    let rest = value;
    for (; rest >= 0x80n; rest >>= 7n) parts.push(Number(rest & 0x7fn) | 0x80);
    parts.push(Number(rest));
    const at = this.#make(parts.length);
    this.#bytes.set(parts, at);
  }

  /** Makes room before what is written, and says where it starts. */
  #make(size: number): number {
    if (size > this.#at) {
      const used = this.length;
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, used + size));
      grown.set(this.#bytes.subarray(this.#at), grown.length - used);
      this.#at = grown.length - used;
      this.#bytes = grown;
    }
    this.#at -= size;
    return this.#at;
  }
}
