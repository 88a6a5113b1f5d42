import type { Hash } from "../tree/hash.ts";
import { fromBase64, parseDecimal, toBase64 } from "./base64.ts";

/** What a log says of itself: so many records, and the root over them (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log it is. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of a note as a checkpoint. Lines behind the third may be there, and mean nothing. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = "", count = "", encoded = "", ...rest] = text.split("\n");
  const size = parseDecimal(count);
  const root = fromBase64(encoded);
  // The text ends with a newline, and no line in it is empty.
  if (rest.pop() !== "" || rest.includes("")) return undefined;
  return origin !== "" && size !== undefined && root?.length === 32 ? { origin, size, root } : undefined;
}
