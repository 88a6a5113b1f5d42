import type { Key } from "../note/key.ts";
import { leafHash } from "../tree/hash.ts";
import { checkInclusion } from "../tree/proof.ts";
import type { FaultCode } from "../verify/fault.ts";
import { distrust, readCheckpoint, witnessed } from "../verify/trust.ts";
import type { Assurance } from "../verify/verify.ts";
import { parseProof } from "./proof-file.ts";

/** What a proof proves. */
export interface Checked {
  readonly record: Uint8Array;
  readonly index: number;
  readonly origin: string;
  /** Of the log at the checkpoint. */
  readonly size: number;
  readonly assurance: Assurance;
  /** RFC 3339; with `externally witnessed` only. */
  readonly witnessedUntil?: string;
}

/** Why a proof proves nothing. */
export type Refused = "proof-malformed" | "proof-wrong" | FaultCode;

/** Checks a proof by itself: nothing but the keys of logs, and those of witnesses, is trusted. */
export function checkProof(
  bytes: Uint8Array,
  keys: readonly Key[],
  witnesses: readonly Key[] = [],
): { readonly checked: Checked } | { readonly refused: Refused } {
  const file = parseProof(Buffer.from(bytes).toString("utf8"));
  if (file === undefined) return { refused: "proof-malformed" };
  const read = readCheckpoint(Buffer.from(file.checkpoint, "utf8"));
  if (read === undefined) return { refused: "checkpoint-malformed" };
  const { origin, size, root } = read.checkpoint;
  const own = keys.filter(({ name }) => name === origin);
  const why = own.length === 0 ? "wrong-origin" : distrust(read, own);
  if (why !== undefined) return { refused: why };
  const { record, index, hashes } = file;
  if (!checkInclusion(leafHash(record), index, size, hashes, root)) return { refused: "proof-wrong" };
  const until = witnessed(read.note, witnesses);
  const assurance: Assurance = until === undefined ? "self-signed" : "externally witnessed";
  const time = until === undefined ? {} : { witnessedUntil: new Date(until * 1_000).toISOString() };
  return { checked: { record, index, origin, size, assurance, ...time } };
}
