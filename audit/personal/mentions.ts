import type { Source } from "../files/source.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import { timeOf } from "../verify/time.ts";

/** What of a log hangs on the keys of a namespace. */
export interface Mentions {
  /** Records that name such a key. */
  readonly records: number;
  /** Those of them whose names are encrypted; the others have theirs plain. */
  readonly sealed: number;
  /** Times (RFC 3339) of the first and the last. */
  readonly first?: string;
  readonly last?: string;
}

const sealedMark = '"sealed":"';

/** Counts the records of a log of `size` that name a key: by its whole name, or of a namespace as `<namespace>/`. */
export async function mentionsOf(source: Source, size: number, key: string): Promise<Mentions> {
  const mark = `"key":${JSON.stringify(key)}`.slice(0, key.endsWith("/") ? -1 : undefined);
  const counts = { records: 0, sealed: 0 };
  const times: { first?: string; last?: string } = {};
  for (let index = 0; index * tileWidth < size; index++) {
    const { records } = await readStretch(source, index, size);
    for (const record of records.state === "whole" ? records.items : []) {
      const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
      if (!bytes.includes(mark)) continue;
      counts.records++;
      if (bytes.includes(sealedMark)) counts.sealed++;
      const time = timeOf(record);
      if (time === undefined) continue;
      times.first ??= time;
      times.last = time;
    }
  }
  return { ...counts, ...times };
}
