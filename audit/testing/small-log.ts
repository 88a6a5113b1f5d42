import { checkpointText } from "../note/checkpoint.ts";
import type { Signature } from "../note/note.ts";
import { formatNote } from "../note/note.ts";
import type { Signer } from "../note/signer.ts";
import { newSigner, signText } from "../note/signer.ts";
import { entryOf } from "../tree/bundle.ts";
import { Edge } from "../tree/edge.ts";
import { leafHash } from "../tree/hash.ts";
import { partialTiles, tilePath, tileWidth } from "../tree/tile.ts";

export const origin = "log.example/a";

/** A key for logs of tests. */
export function logSigner(name: string = origin, type: "note" | "cosignature" = "note"): Signer {
  const signer = newSigner(name, type);
  if (signer === undefined) throw new Error(`no key is named ${name}`);
  return signer;
}

/** Record number `index`: it has its time as our records have it. */
export function timed(index: number): Uint8Array {
  const time = new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString();
  return Buffer.from(`{"specversion":"1.0","id":"${index}","time":"${time}"}`);
}

export function records(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, at) => timed(at));
}

/** A signed checkpoint over these records, with what `more` adds. */
export function checkpointOf(
  signer: Signer,
  all: readonly Uint8Array[],
  more: (text: string) => readonly Signature[] = () => [],
): Uint8Array {
  const edge = new Edge();
  for (const record of all) edge.append(leafHash(record));
  const text = checkpointText({ origin, size: edge.size, root: edge.root() });
  return Buffer.from(formatNote({ text, signatures: [signText(signer, text), ...more(text)] }));
}

/** A whole log in memory, by path: bundles, tiles of all levels, checkpoint. */
export function smallLog(signer: Signer, all: readonly Uint8Array[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const edge = new Edge();
  const bundle = (index: number) =>
    Buffer.concat(all.slice(index * tileWidth, (index + 1) * tileWidth).map((record) => entryOf(record)));
  for (const record of all)
    for (const { level, index, hashes } of edge.append(leafHash(record))) {
      files.set(tilePath({ level, index, width: tileWidth }), Buffer.concat(hashes));
      if (level === 0) files.set(tilePath({ level: "entries", index, width: tileWidth }), bundle(index));
    }
  for (const tile of partialTiles(all.length)) {
    const { level, index } = tile;
    files.set(tilePath(tile), level === "entries" ? bundle(index) : Buffer.concat(edge.rows[level] ?? []));
  }
  files.set("checkpoint", checkpointOf(signer, all));
  return files;
}

/** Such a log to be read. */
export function sourceOf(files: ReadonlyMap<string, Uint8Array>): {
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
} {
  return { read: async (path) => files.get(path) };
}

/** The bytes with one bit turned. */
export function turned(bytes: Uint8Array, bit: number): Uint8Array {
  const other = Uint8Array.from(bytes);
  const at = bit >> 3;
  other[at] = (other[at] ?? 0) ^ (1 << (bit & 7));
  return other;
}
