import type { KeyObject } from "node:crypto";
import { createPrivateKey } from "node:crypto";

/** The key of a user. */
export interface UserKey {
  /** Its public half in the form of NATS. */
  readonly name: string;
  readonly privateKey: KeyObject;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** Two bytes of kind, 32 of the seed and two of the checksum, in letters of five bits. */
const seed = /^SU[A-Z2-7]{56}$/;
const userKind = 20 << 3;
/** An Ed25519 key of 32 bytes follows (RFC 8410). */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** The key of a seed in the form of NATS (nkeys); undefined where it is none of a user. */
export function userKey(text: string): UserKey | undefined {
  if (!seed.test(text)) return undefined;
  const bytes = regrouped(
    [...text].map((letter) => letters.indexOf(letter)),
    5,
    8,
  );
  if (crc16(bytes.slice(0, 34)) !== (bytes[34] ?? 0) + (bytes[35] ?? 0) * 256) return undefined;
  const key = Buffer.concat([pkcs8Head, Buffer.from(bytes.slice(2, 34))]);
  const privateKey = createPrivateKey({ key, format: "der", type: "pkcs8" });
  const { x = "" } = privateKey.export({ format: "jwk" });
  const named = [userKind, ...Buffer.from(x, "base64url")];
  const sum = crc16(named);
  const name = regrouped([...named, sum & 0xff, sum >> 8], 8, 5).map((each) => letters[each]);
  return { name: name.join(""), privateKey };
}

/** The same bits in groups of another size; what does not fill a last group is padding. */
function regrouped(groups: readonly number[], from: number, to: number): readonly number[] {
  const all: number[] = [];
  let [bits, held] = [0, 0];
  for (const group of groups) {
    bits = (bits << from) | group;
    for (held += from; held >= to; ) {
      held -= to;
      all.push(bits >> held);
      bits &= (1 << held) - 1;
    }
  }
  return all;
}

/** CRC-16/XMODEM. */
function crc16(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc;
}
