import type { Source } from "../files/source.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import { readCheckpoint } from "../verify/trust.ts";

/**
 * The number of the record with this CloudEvents id, the latest where there is more than one; undefined where there is
 * none up to the last checkpoint. Reads the log from its end.
 */
export async function findRecord(source: Source, id: string): Promise<number | undefined> {
  const bytes = await source.read("checkpoint");
  const size = (bytes && readCheckpoint(bytes)?.checkpoint.size) ?? 0;
  const wanted = Buffer.from(`"id":${JSON.stringify(id)}`);
  for (let index = Math.ceil(size / tileWidth) - 1; index >= 0; index--) {
    const { from, records } = await readStretch(source, index, size);
    const items = records.state === "whole" ? records.items : [];
    const at = items.findLastIndex((record) => Buffer.from(record).includes(wanted) && idOf(record) === id);
    if (at >= 0) return from + at;
  }
  return undefined;
}

/** The id of a record itself: data inside of it may have fields of that name too. */
function idOf(record: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(record).toString("utf8"));
    return typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  } catch {
    return undefined;
  }
}
