import { fromBase64, parseDecimal, toBase64 } from "../note/base64.ts";
import type { Hash } from "../tree/hash.ts";
import { hashLength } from "../tree/hash.ts";

/** That a record is in a log, to be checked by itself (C2SP `tlog-proof@v1`). */
export interface ProofFile {
  /** The record; the format calls it extra data, and what it is shows by its hash alone. */
  readonly record: Uint8Array;
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The signed checkpoint, as its file has it. */
  readonly checkpoint: string;
}

const head = "c2sp.org/tlog-proof@v1";
/** A tree of 2^53 leaves has no longer proof. */
const longest = 53;

export function formatProof({ record, index, hashes, checkpoint }: ProofFile): string {
  return [head, `extra ${toBase64(record)}`, `index ${index}`, ...hashes.map(toBase64), "", checkpoint].join("\n");
}

/** Reads a proof; undefined for every text that `formatProof` does not write. The checkpoint in it is not looked at. */
export function parseProof(text: string): ProofFile | undefined {
  const split = text.indexOf("\n\n");
  if (split < 0) return undefined;
  const [first, extra = "", place = "", ...lines] = text.slice(0, split).split("\n");
  const record = extra.startsWith("extra ") ? fromBase64(extra.slice("extra ".length)) : undefined;
  const index = place.startsWith("index ") ? parseDecimal(place.slice("index ".length)) : undefined;
  if (first !== head || record === undefined || index === undefined || lines.length > longest) return undefined;
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === hashLength);
  if (hashes.length !== lines.length) return undefined;
  return { record, index, hashes: hashes.filter((hash) => hash !== undefined), checkpoint: text.slice(split + 2) };
}
