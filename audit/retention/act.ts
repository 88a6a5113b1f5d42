import type { RetentionDeleted } from "@bubustack/api/audit/events/retention-deleted";
import { retentionDeleted } from "@bubustack/api/audit/events/retention-deleted";
import type { Disk } from "../disk/disk.ts";
import type { Log } from "../log/log.ts";
import { toBase64 } from "../note/base64.ts";
import { fieldsOf, parseRecord } from "../record/fields.ts";
import { tilePath, tileWidth } from "../tree/tile.ts";
import { hashOf } from "../verify/nodes.ts";
import { readStretch } from "../verify/part.ts";
import { tombstoneIn } from "../verify/tombstone.ts";
import { readCheckpoint } from "../verify/trust.ts";
import type { Planned, Run } from "./plan.ts";
import { readState, removedBy, writeState } from "./state.ts";

/** A log as the process that has it open has it. */
export interface Writing {
  readonly disk: Disk;
  readonly log: Pick<Log, "append" | "checkpoint" | "key" | "size">;
  /** Lets others go on: it is called again and again. */
  readonly pause: () => Promise<void>;
}

/** Bundles whose files are removed before others get their turn. */
const atOnce = 16;

/** Records of the log that its last checkpoint stands for. */
export async function signedSize(disk: Pick<Disk, "read">): Promise<number> {
  const bytes = await disk.read("checkpoint");
  return (bytes && readCheckpoint(bytes)?.checkpoint.size) ?? 0;
}

/**
 * Deletes what is planned: the tombstones are under a signed checkpoint before the first file goes, and what a crash leaves is done by `finish`. Answers
 * what is removed now.
 */
export async function act(
  { disk, log, pause }: Writing,
  runs: readonly Run[],
  tombstones: readonly Planned[],
  keptFor: string | undefined,
): Promise<readonly Run[]> {
  const size = await signedSize(disk);
  const roots = await Promise.all(tombstones.map((range) => hashOf(disk, range, size)));
  // Without its hashes a record is not deleted: nothing could stand for it.
  if (roots.includes(undefined)) throw new Error("the tiles over what is to be deleted are not whole");
  await writeState(disk, { removed: runs, since: log.size });
  for (const [at, { from, to, oldest, newest, deleted }] of tombstones.entries()) {
    const root = toBase64(roots[at] ?? new Uint8Array());
    const said = { from, to, oldest, newest, root, why: "age", deleted } as const;
    const data: RetentionDeleted = { ...said, ...(keptFor !== undefined && { keptFor }) };
    await log.append({ source: log.key.name, type: retentionDeleted.type, data });
  }
  await log.checkpoint();
  return await finish({ disk, pause });
}

/** Ends a deletion whose tombstones are signed, also one that a crash has cut off: what they stand for goes. Answers what is removed now. */
export async function finish({ disk, pause }: Pick<Writing, "disk" | "pause">): Promise<readonly Run[]> {
  const { removed, since } = await readState(disk);
  if (since === undefined) return removed;
  const found = await tombstonesFrom(disk, since);
  const bundles = new Set<number>();
  for (const { from, to } of found)
    for (let index = from / tileWidth; index < to / tileWidth; index++)
      if (removedBy(removed, index * tileWidth) === undefined) bundles.add(index);
  await removeBundles(disk, [...bundles], pause);
  const left = removed.filter((run) => !found.some(({ from, to }) => from <= run.from && run.to <= to));
  const now = [...left, ...found].sort((a, b) => a.from - b.from);
  await writeState(disk, { removed: now });
  return now;
}

/** The tombstones among the records from number `since` on. */
export async function tombstonesFrom(disk: Disk, since: number): Promise<readonly Run[]> {
  const size = await signedSize(disk);
  const found: Run[] = [];
  for (let index = Math.floor(since / tileWidth); index * tileWidth < size; index++) {
    const { from, records } = await readStretch(disk, index, size);
    for (const [at, record] of (records.state === "whole" ? records.items : []).entries()) {
      const tombstone = from + at >= since ? tombstoneIn(from + at, record) : undefined;
      if (tombstone === undefined || tombstone === "malformed") continue;
      const { root: _, ...run } = tombstone;
      found.push({ ...run, ...periodOf(record) });
    }
  }
  return found;
}

export async function removeBundles(disk: Disk, bundles: readonly number[], pause: () => Promise<void>): Promise<void> {
  for (let at = 0; at < bundles.length; at += atOnce) {
    const paths = bundles
      .slice(at, at + atOnce)
      .map((index) => tilePath({ level: "entries", index, width: tileWidth }));
    // Beginnings of a bundle, from when it was not full, may be there still.
    await disk.remove(paths.map((path) => `${path}.p`));
    await disk.erase(paths);
    await pause();
  }
}

/** The times of what a tombstone stands for, as it says them. */
function periodOf(record: Uint8Array): Pick<Run, "oldest" | "newest"> {
  const { oldest, newest } = fieldsOf(parseRecord(record)["data"]);
  return { oldest: String(oldest), newest: String(newest) };
}
