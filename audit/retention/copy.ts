import type { Disk } from "../disk/disk.ts";
import { tileWidth } from "../tree/tile.ts";
import { readStretch } from "../verify/part.ts";
import { removeBundles, signedSize, tombstonesFrom } from "./act.ts";
import { holdsOf } from "./hold.ts";
import { review } from "./review.ts";

/** What a copy of a log still has although retention has deleted it from the log. */
export interface Leftover {
  /** Indexes of bundles. */
  readonly bundles: readonly number[];
  /** How many more there are that a hold in the copy keeps, or that verification needs. */
  readonly kept: number;
}

const never = { access: 0, workflows: 0, cleanup: 0, resources: 0, acts: 0, log: 0 };
const pause = async () => undefined;

/** Looks for what the tombstones of a copy stand for and is still there. The copy has been verified. */
export async function leftover(disk: Disk): Promise<Leftover> {
  const size = await signedSize(disk);
  const stones = await tombstonesFrom(disk, 0);
  const rules = { ages: never, holds: await holdsOf(disk) };
  // What the log did without, its copy can: a tombstone went only after another took its place.
  const known = () => true;
  const bundles: number[] = [];
  let kept = 0;
  for (let index = 0; (index + 1) * tileWidth <= size; index++) {
    const from = index * tileWidth;
    if (!stones.some((stone) => stone.from <= from && from < stone.to)) continue;
    const { records } = await readStretch(disk, index, size);
    if (records.state !== "whole") continue;
    const looked = { from, records: records.items, before: 0, known };
    const { stays } = await review(looked, rules, Number.POSITIVE_INFINITY, pause);
    if (stays) kept++;
    else bundles.push(index);
  }
  return { bundles, kept };
}

/** Deletes it. */
export function dropLeftover(disk: Disk, { bundles }: Leftover): Promise<void> {
  return removeBundles(disk, bundles, pause);
}
