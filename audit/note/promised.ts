import type { Hash } from "../tree/hash.ts";
import { fromBase64, parseDecimal, toBase64 } from "./base64.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import { parseNote } from "./note.ts";

/**
 * What a log promises when it has taken a record: at which place it stands, under which hash, and a signed checkpoint over a tree that has
 * it. A log that later lacks the record contradicts its own signature.
 */
export interface Promised {
  readonly index: number;
  readonly leaf: Hash;
  /** The signed note of the checkpoint. */
  readonly note: string;
}

/** One line of words: number, leaf, and the checkpoint's origin, size, root and signature. */
export function formatPromise({ index, leaf, note }: Promised): string {
  // All records of a batch have the same note.
  if (last.note !== note) last = { note, words: wordsOf(note) };
  return `${index} ${toBase64(leaf)} ${last.words}`;
}

let last = { note: "", words: "" };

function wordsOf(note: string): string {
  const [origin = "", size = "", root = "", , signature = ""] = note.split("\n");
  return [origin, size, root, signature.split(" ")[2]].join(" ");
}

/** Reads such a line; undefined where it is none. The signature of the note is still to be checked. */
export function parsePromise(line: string): Promised | undefined {
  const [number = "", encoded = "", origin = "", size = "", root = "", signature = "", ...rest] = line.split(" ");
  const [index, leaf] = [parseDecimal(number), fromBase64(encoded)];
  const note = `${origin}\n${size}\n${root}\n\n— ${origin} ${signature}\n`;
  const checkpoint = parseCheckpoint(parseNote(Buffer.from(note, "utf8"))?.text ?? "");
  if (index === undefined || leaf?.length !== 32 || checkpoint === undefined || rest.length > 0) return undefined;
  return index < checkpoint.size ? { index, leaf, note } : undefined;
}
