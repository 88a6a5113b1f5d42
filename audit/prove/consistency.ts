import type { Source } from "../files/source.ts";
import type { Hash } from "../tree/hash.ts";
import { consistencyRanges } from "../tree/proof.ts";
import { hashOf } from "../verify/nodes.ts";

/** Proves from the tiles of a log that its tree of `newer` records begins with that of `older`. Undefined where they are not whole. */
export async function proveConsistency(
  source: Source,
  older: number,
  newer: number,
): Promise<readonly Hash[] | undefined> {
  const ranges = consistencyRanges(older, newer);
  if (ranges === undefined) return undefined;
  const hashes = await Promise.all(ranges.map((range) => hashOf(source, range, newer)));
  const found = hashes.filter((hash) => hash !== undefined);
  return found.length === hashes.length ? found : undefined;
}
