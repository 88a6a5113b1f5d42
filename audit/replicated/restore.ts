import type { Disk } from "../disk/disk.ts";
import { Settling } from "../log/settling.ts";
import { equal } from "../tree/hash.ts";
import { readCheckpoint } from "../verify/trust.ts";
import type { Restorable } from "./postgres.ts";

/** Records that are fetched at a time. */
const atOnce = 1_024;

/** What came of it: so many records, or why there is no log. */
export type Restored = { readonly size: number } | { readonly problem: string };

/**
 * Writes a log from what its second holder has: up to the record that was acknowledged last, under the checkpoint that its own key has signed over it. The
 * private key is not there: the log can be read and verified, and nobody goes on with it.
 */
export async function restore(
  { id, key, note }: Restorable,
  read: (id: string, from: number, to: number) => Promise<readonly Uint8Array[]>,
  disk: Pick<Disk, "put" | "remove">,
): Promise<Restored> {
  const bytes = Buffer.from(note ?? "", "utf8");
  const signed = readCheckpoint(bytes);
  if (signed === undefined) return { problem: "it has no signed checkpoint: nothing was acknowledged yet" };
  const { size, root } = signed.checkpoint;
  const settling = new Settling();
  while (settling.size < size) {
    const records = await read(id, settling.size, Math.min(size, settling.size + atOnce));
    if (records.length === 0) return { problem: `records ${settling.size} to ${size - 1} are not there` };
    for (const record of records) settling.add(record);
    const { files, overtaken } = settling.take();
    await disk.put(files);
    await disk.remove(overtaken);
  }
  if (!equal(settling.root, root)) return { problem: "its records are not those that the checkpoint stands for" };
  await disk.put(
    new Map([
      ["checkpoint", bytes],
      ["key.pub", Buffer.from(`${key}\n`, "utf8")],
    ]),
  );
  return { size };
}
