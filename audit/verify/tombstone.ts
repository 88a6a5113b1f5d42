import { dataOf } from "../record/fields.ts";
import type { Range } from "../tree/ranges.ts";
import { tileWidth } from "../tree/tile.ts";
import { timeOf } from "./time.ts";

const tombstoneType = "io.bubustack.audit.retention.deleted.v1";

/** A record that says which records before it are no longer kept. It is signed as all records are: by the checkpoints over it. */
export interface Tombstone extends Range {
  /** Its own number. */
  readonly number: number;
  /** When it was written (RFC 3339). */
  readonly time: string;
  /** The hash over what is no longer kept, in base64. */
  readonly root: string;
}

/**
 * The tombstone that record `number` is. `malformed`: it stands for nothing, since only whole bundles before its own can be
 * gone. Undefined for every other record.
 */
export function tombstoneIn(number: number, record: Uint8Array): Tombstone | "malformed" | undefined {
  const data = dataOf(record, tombstoneType);
  if (data === undefined) return undefined;
  const { from, to, root } = data;
  const time = timeOf(record);
  if (typeof from !== "number" || typeof to !== "number" || typeof root !== "string" || !time) return "malformed";
  const whole = [from, to].every((place) => Number.isSafeInteger(place / tileWidth));
  return whole && 0 <= from && from < to && to <= number ? { number, time, from, to, root } : "malformed";
}
