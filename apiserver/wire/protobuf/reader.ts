/** Reads the protobuf wire format (https://protobuf.dev/programming-guides/encoding/). */

/** Raised for bytes that are no protobuf message. */
export class Malformed extends Error {}

/** One field of a message: a whole number or the bytes of a length-delimited value. */
export interface WireField {
  readonly number: number;
  readonly value: bigint | Buffer;
}

/** The fields of a message in their order; groups and unknown wire types are refused. */
export function* fields(bytes: Buffer): Generator<WireField> {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Malformed("the message is cut off");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, value);
    }
    throw new Malformed("a number is too long");
  };
  const take = (length: number): Buffer => {
    if (length < 0 || at + length > bytes.length) throw new Malformed("the message is cut off");
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = Number(tag >> 3n);
    switch (Number(tag & 7n)) {
      case 0:
        yield { number, value: varint() };
        break;
      case 1:
        yield { number, value: take(8) };
        break;
      case 2:
        yield { number, value: take(Number(varint())) };
        break;
      case 5:
        yield { number, value: take(4) };
        break;
      default:
        throw new Malformed("a field has an unknown wire type");
    }
  }
}
