import type { Checkpoint } from "../note/checkpoint.ts";
import { parseCheckpoint } from "../note/checkpoint.ts";
import { witnessedAt } from "../note/cosignature.ts";
import type { Key } from "../note/key.ts";
import type { Note } from "../note/note.ts";
import { parseNote } from "../note/note.ts";
import { signedBy } from "../note/signed-by.ts";
import type { FaultCode } from "./fault.ts";

/** A checkpoint as it was read; nothing is known of who signed it. */
export interface Read {
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

/** Reads the bytes of a checkpoint file. */
export function readCheckpoint(bytes: Uint8Array): Read | undefined {
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  return note && checkpoint ? { note, checkpoint } : undefined;
}

/** Why a checkpoint is not trusted; undefined where one of the keys signed it. All keys are of one log. */
export function distrust({ note, checkpoint }: Read, keys: readonly Key[]): FaultCode | undefined {
  if (keys.some(({ name }) => name !== checkpoint.origin)) return "wrong-origin";
  const signed = keys.map((key) => signedBy(note, key));
  if (signed.includes("no")) return "bad-signature";
  return signed.includes("yes") ? undefined : "wrong-key";
}

/** The earliest of the times at which these witnesses saw the checkpoint, in seconds; undefined unless all of them did. */
export function witnessed(note: Note, witnesses: readonly Key[]): number | undefined {
  const times = witnesses.map((witness) => witnessedAt(note, witness));
  if (times.length === 0 || times.includes(undefined)) return undefined;
  return Math.min(...times.filter((time) => time !== undefined));
}
