import { randomUUID } from "node:crypto";
import type { Disk } from "../disk/disk.ts";
import type { Recovered } from "../log/recover.ts";
import { takeoversIn } from "../log/takeovers.ts";
import type { WriteAhead } from "../log/write-ahead.ts";
import type { Key } from "../note/key.ts";
import { formatKey } from "../note/key.ts";
import { entryOf } from "../tree/bundle.ts";
import type { Second } from "./second.ts";

/** Says which log a folder has, for a second holder: made once. */
const file = "second-holder.json";

/**
 * Begins to tell a second holder of a log. What that has beyond the log was on its way when a process ended: it is written into the log now, and
 * answered.
 */
export async function begin(
  disk: Disk,
  second: Second,
  key: Key,
  { settling, since }: Pick<Recovered, "settling" | "since">,
  ahead: WriteAhead,
): Promise<readonly Uint8Array[]> {
  const known = (await takeoversIn(disk))[0]?.from ?? formatKey(key);
  const log = { id: await idOf(disk), origin: key.name, key: known };
  const beyond = await second.join(log, disk, settling.size, since);
  if (beyond.length === 0) return beyond;
  const entries = beyond.map(entryOf);
  await ahead.write(settling.size, entries);
  for (const entry of entries) settling.addEntry(entry);
  return beyond;
}

async function idOf(disk: Disk): Promise<string> {
  const bytes = await disk.read(file);
  if (bytes) {
    const { id }: { readonly id?: unknown } = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return String(id);
  }
  const id = randomUUID();
  await disk.put(new Map([[file, Buffer.from(JSON.stringify({ id }), "utf8")]]));
  return id;
}
