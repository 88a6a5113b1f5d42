import type { Key } from "./queue/work-queue.ts";

/** Which keys this replica works on. */
export interface Ownership {
  /** Whether it may act for a key now; asked before every write. */
  holds(key: Key): boolean;
  /** Calls back when there is more to hold than before. Answers how to end that. */
  onGain(listener: () => void): () => void;
}

/** All keys, always: for a process that is alone. */
export const everything: Ownership = { holds: () => true, onGain: () => () => {} };

/** The part, of `shards`, that a key is in: the same in every replica and release (FNV-1a over UTF-16 units). */
export function shardOf({ namespace, name }: Key, shards: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${namespace}/${name}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0) % shards;
}
