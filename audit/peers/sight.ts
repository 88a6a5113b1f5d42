import type { Takeover } from "../log/takeovers.ts";
import { followed } from "../log/takeovers.ts";
import { fromBase64 } from "../note/base64.ts";
import type { Checkpoint } from "../note/checkpoint.ts";
import { formatKey, parseKey } from "../note/key.ts";
import type { Hash } from "../tree/hash.ts";
import { equal } from "../tree/hash.ts";
import { checkConsistency } from "../tree/proof.ts";
import { distrust, readCheckpoint } from "../verify/trust.ts";

/** What a log says of itself where others see it. */
export interface Told {
  readonly origin: string;
  /** Tells this log from another one that had its name before. */
  readonly uid: string;
  /** The first key that was told of it, and how others took over. */
  readonly key: string;
  readonly takeovers: readonly Takeover[];
  /** The signed note. */
  readonly checkpoint: string;
  /** Proves that the log begins with what it was at a size before. */
  readonly consistency?: { readonly from: number; readonly proof: readonly string[] };
}

/** What is known of a log by what it said before. */
export interface Known {
  readonly uid: string;
  /** The key that signed last. */
  readonly key: string;
  /** The last note that was believed. */
  readonly checkpoint: string;
}

/**
 * What is wrong with what a log says. `wrong-key`: no key that is known of it signed. `rollback`: it is shorter than it said before. `fork`: it does not
 * begin with what it was. `replaced`: another log has its name.
 */
export type SightFault = "wrong-key" | "rollback" | "fork" | "replaced";

/** What became of a look: nothing new, a checkpoint that is believed, or a fault. */
export type Sight =
  | { readonly news: false }
  | { readonly news: true; readonly known: Known; readonly checkpoint: Checkpoint }
  | { readonly fault: SightFault };

/** Judges what a log says of itself by what it said before. That it begins with that is known where a proof from there comes along. */
export function sight(told: Told, known?: Known): Sight {
  if (known && known.uid !== told.uid) return { fault: "replaced" };
  if (known?.checkpoint === told.checkpoint) return { news: false };
  const trusted = parseKey(known?.key ?? told.key);
  const read = readCheckpoint(Buffer.from(told.checkpoint, "utf8"));
  if (trusted === undefined || read === undefined || trusted.name !== told.origin) return { fault: "wrong-key" };
  const key = followed(trusted, told.takeovers);
  // While a key takes over, what is told may still be signed by the one before.
  const signer = [key, trusted].find((each) => distrust(read, [each]) === undefined);
  if (signer === undefined) return { fault: "wrong-key" };
  const { checkpoint } = read;
  const before = known && readCheckpoint(Buffer.from(known.checkpoint, "utf8"))?.checkpoint;
  const fault = before && contradiction(before, checkpoint, told.consistency);
  if (fault) return { fault };
  // Cosignatures that came since are no news.
  if (before?.size === checkpoint.size) return { news: false };
  return { news: true, known: { uid: told.uid, key: formatKey(signer), checkpoint: told.checkpoint }, checkpoint };
}

function contradiction(
  before: Checkpoint,
  now: Checkpoint,
  consistency: Told["consistency"],
): "rollback" | "fork" | undefined {
  if (now.size < before.size) return "rollback";
  if (now.size === before.size) return equal(now.root, before.root) ? undefined : "fork";
  if (consistency?.from !== before.size) return undefined;
  const proof = consistency.proof.map(fromBase64).filter((hash): hash is Hash => hash !== undefined);
  return checkConsistency(before, now, proof) ? undefined : "fork";
}
