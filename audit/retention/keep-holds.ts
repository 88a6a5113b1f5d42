import type { HoldChanged } from "@bubustack/api/audit/events/hold-changed";
import { holdChanged } from "@bubustack/api/audit/events/hold-changed";
import type { Disk } from "../disk/disk.ts";
import type { Log } from "../log/log.ts";
import type { Hold } from "./hold.ts";
import { holdsFile, holdsOf } from "./hold.ts";

/** A log as the process that has it open has it. */
export interface Holding {
  readonly disk: Disk;
  readonly log: Pick<Log, "append" | "checkpoint" | "key">;
}

type Content = Omit<HoldChanged, "change">;

/** Lets a log know the holds that are in force: what is another than before is put on record first. Answers how many were placed and lifted. */
export async function keepHolds({ disk, log }: Holding, holds: readonly Hold[]): Promise<number> {
  // What cannot be read is as good as nothing here: all that holds now is placed.
  const before = (await holdsOf(disk).catch(() => [])).map(contentOf);
  const now = holds.map(contentOf);
  const changes: readonly HoldChanged[] = [
    ...missing(before, now).map((one) => ({ change: "lifted" as const, ...one })),
    ...missing(now, before).map((one) => ({ change: "placed" as const, ...one })),
  ];
  for (const data of changes)
    await log.append({ source: log.key.name, type: holdChanged.type, subject: data.name, data });
  if (changes.length > 0) await log.checkpoint();
  const text = `${JSON.stringify({ version: 1, holds: now })}\n`;
  if (changes.length > 0) await disk.put(new Map([[holdsFile, Buffer.from(text, "utf8")]]));
  return changes.length;
}

/** Those of a list that another does not have. */
function missing(list: readonly Content[], other: readonly Content[]): readonly Content[] {
  const has = new Set(other.map((one) => JSON.stringify(one)));
  return list.filter((one) => !has.has(JSON.stringify(one)));
}

/** What a hold says, in one order. */
function contentOf({ name, reason, by, namespaces = [], kinds = [], actors = [], from, to }: Hold): Content {
  const period = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return { name, reason, by, namespaces, kinds, actors, ...period };
}
