import type { Source } from "../files/source.ts";
import { readState, removalText, removedBy } from "../retention/state.ts";
import type { Hash } from "../tree/hash.ts";
import { leafHash } from "../tree/hash.ts";
import { checkInclusion, inclusionRanges } from "../tree/proof.ts";
import { tileWidth } from "../tree/tile.ts";
import { hashOf } from "../verify/nodes.ts";
import { readStretch } from "../verify/part.ts";
import { readCheckpoint } from "../verify/trust.ts";
import { formatProof } from "./proof-file.ts";

/** A proof, or why there is none. */
export type Proven = { readonly proof: string } | { readonly problem: string };

/** Proves from the files of a log that record `index` is in it, by the log's last checkpoint. */
export async function prove(source: Source, index: number): Promise<Proven> {
  const bytes = await source.read("checkpoint");
  const read = bytes && readCheckpoint(bytes);
  if (!bytes || !read) return { problem: "the log has no checkpoint that can be read" };
  const { size, root } = read.checkpoint;
  const ranges = inclusionRanges(index, size);
  if (ranges === undefined) return { problem: `the log has ${size} records, and no number ${index}` };
  const { records } = await readStretch(source, Math.floor(index / tileWidth), size);
  const record = records.state === "whole" ? records.items[index % tileWidth] : undefined;
  if (record === undefined) {
    const run = removedBy((await readState(source)).removed, index);
    return {
      problem: run
        ? `record ${index} is gone: ${removalText(run)}`
        : `record ${index} cannot be read; bubu audit verify says more`,
    };
  }
  const hashes: Hash[] = [];
  for (const range of ranges) {
    const hash = await hashOf(source, range, size);
    if (hash === undefined) return { problem: "the log's tiles are not whole; bubu audit verify says more" };
    hashes.push(hash);
  }
  if (!checkInclusion(leafHash(record), index, size, hashes, root))
    return { problem: `record ${index} is not what the checkpoint stands for; bubu audit verify says more` };
  return { proof: formatProof({ record, index, hashes, checkpoint: Buffer.from(bytes).toString("utf8") }) };
}
