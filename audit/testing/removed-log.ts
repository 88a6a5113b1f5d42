import { toBase64 } from "../note/base64.ts";
import type { Signer } from "../note/signer.ts";
import type { Range } from "../tree/ranges.ts";
import { tilePath, tileWidth } from "../tree/tile.ts";
import { hashOf } from "../verify/nodes.ts";
import { records, smallLog, sourceOf } from "./small-log.ts";

/** A tombstone for records of a small log, as record number `at`. */
export interface Stone extends Range {
  readonly at: number;
  /** What it says otherwise than it should. */
  readonly lie?: object;
}

/** The records of a small log in which some are tombstones. */
export async function recordsWith(
  signer: Signer,
  count: number,
  stones: readonly Stone[],
): Promise<readonly Uint8Array[]> {
  const all = [...records(count)];
  for (const { at, from, to, lie } of [...stones].sort((a, b) => a.at - b.at)) {
    const root = await hashOf(sourceOf(smallLog(signer, all.slice(0, at))), { from, to }, at);
    const time = new Date(Date.UTC(2026, 0, 1) + at * 1_000).toISOString();
    const data = { from, to, root: toBase64(root ?? new Uint8Array(32)), why: "age", ...lie };
    const event = { id: String(at), type: "io.bubustack.audit.retention.deleted.v1", time, data };
    all[at] = Buffer.from(JSON.stringify(event));
  }
  return all;
}

/** Takes the bundles of a range out of a log. */
export function removeBundles(files: Map<string, Uint8Array>, { from, to }: Range): void {
  for (let index = from / tileWidth; index < to / tileWidth; index++)
    files.delete(tilePath({ level: "entries", index, width: tileWidth }));
}
