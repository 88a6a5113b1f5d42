import type { Disk } from "../disk/disk.ts";
import type { Signature } from "../note/note.ts";
import { formatNote, parseNote } from "../note/note.ts";

/** Puts signatures under the checkpoint on a disk, each key's latest, where it is the one with this text. Answers whether it is. */
export async function cosignedOn(
  disk: Pick<Disk, "read" | "put">,
  text: string,
  signatures: readonly Signature[],
): Promise<boolean> {
  const note = parseNote((await disk.read("checkpoint")) ?? new Uint8Array());
  if (note?.text !== text) return false;
  const kept = note.signatures.filter(
    (one) => !signatures.some(({ name, keyId }) => name === one.name && keyId === one.keyId),
  );
  const bytes = Buffer.from(formatNote({ text, signatures: [...kept, ...signatures] }), "utf8");
  await disk.put(new Map([["checkpoint", bytes]]));
  return true;
}
