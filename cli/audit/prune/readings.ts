import type { Disk } from "@bubustack/audit/disk/disk";
import { openLog } from "@bubustack/audit/log/log";
import type { Writing } from "@bubustack/audit/retention/act";
import { believe, lastTime } from "@bubustack/audit/retention/clock";
import { holdsOf } from "@bubustack/audit/retention/hold";
import { Janitor } from "@bubustack/audit/retention/janitor";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import { UsageError } from "../../fail.ts";
import { ofReadings } from "../reading.ts";

/**
 * Deletes from a log of readings what is older than so many days, as retention deletes it from others. The last reading says what today is, unless the clock
 * is at most a day ahead of it: one that is wrong by years deletes nothing. Answers how many records go; with `dry` they stay.
 */
export async function pruneReadings(path: string, disk: Disk, days: number, dry: boolean): Promise<number> {
  const bytes = await disk.read("checkpoint");
  const origin = (bytes && readCheckpoint(bytes)?.checkpoint.origin) ?? "";
  if (!ofReadings(origin))
    throw new UsageError(
      `${path} is no log of readings but ${origin}`,
      "set audit.retention: a replica deletes from its own log; leave out --older-than to prune a copy of one",
    );
  const log = await openLog(disk, { origin });
  try {
    const now = believe((await lastTime(disk)) ?? Date.now(), Date.now(), []);
    const ages = { access: days, workflows: days, cleanup: days, resources: days, acts: days, log: days };
    const writing: Writing = { disk, log, pause: async () => undefined };
    const janitor = new Janitor(dry ? harmless(writing) : writing, {
      ...{ ages, holds: await holdsOf(disk), now: () => now, restMs: 0 },
    });
    let deleted = 0;
    for (let last = 1; last > 0 && (deleted === 0 || !dry); deleted += last) last = (await janitor.look()).deleted;
    return deleted;
  } finally {
    await log.close();
  }
}

/** The same log, which nothing is written to and nothing removed from. */
function harmless({ disk, log, pause }: Writing): Writing {
  const nothing = async () => undefined;
  const append = async () => ({ index: log.size, leaf: new Uint8Array(32) });
  return {
    disk: { ...disk, put: nothing, remove: nothing, erase: nothing },
    log: { append, checkpoint: nothing, key: log.key, size: log.size },
    pause,
  };
}
