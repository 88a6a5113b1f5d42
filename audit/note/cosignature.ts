import type { Key } from "./key.ts";
import { verifies } from "./key.ts";
import type { Note, Signature } from "./note.ts";
import type { Signer } from "./signer.ts";

/**
 * The time, in seconds since 1970, at which a witness says that it saw this checkpoint and none that contradicts it (C2SP
 * tlog-cosignature, the Ed25519 type). Undefined where the bytes are not that witness's signature.
 */
export function cosigned(witness: Key, text: string, signature: Uint8Array): number | undefined {
  if (witness.type !== "cosignature" || signature.length !== 72) return undefined;
  const time = Number(Buffer.from(signature).readBigUInt64BE(0));
  if (!Number.isSafeInteger(time)) return undefined;
  return verifies(witness, message(text, time), signature.subarray(8)) ? time : undefined;
}

/** The time at which a witness cosigned a note; the latest where it did so more than once. */
export function witnessedAt({ text, signatures }: Note, witness: Key): number | undefined {
  const times = signatures
    .filter(({ name, keyId }) => name === witness.name && keyId === witness.id)
    .map(({ bytes }) => cosigned(witness, text, bytes) ?? -1);
  const latest = Math.max(-1, ...times);
  return latest < 0 ? undefined : latest;
}

/** Cosigns the text of a checkpoint at a time in whole seconds since 1970. The caller has checked that it is consistent. */
export function cosign({ key, sign }: Signer, text: string, time: number): Signature {
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  return { name: key.name, keyId: key.id, bytes: Buffer.concat([stamp, sign(message(text, time))]) };
}

function message(text: string, time: number): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`, "utf8");
}
