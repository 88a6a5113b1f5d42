import type { Ages } from "../retention/ages.ts";
import { ageOf } from "../retention/ages.ts";
import type { Hold } from "../retention/hold.ts";
import { tileWidth } from "../tree/tile.ts";
import type { MemoryDisk } from "./memory-disk.ts";

export const dayMs = 86_400_000;
export const ages: Ages = { access: 30, workflows: 30, cleanup: 30, resources: 30, acts: 30, log: 30 };

/** What a test knows of a record that it appended. */
export interface Known {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** `acts`, or else a decision about workflows. */
  readonly act: boolean;
  readonly namespace: string;
}

/** An event that has that. */
export function eventOf({ act, namespace }: Known, source: string) {
  const data = act
    ? { kind: "Policy", namespace, name: "p", change: "updated" }
    : {
        webhook: "validate",
        operation: "CREATE",
        resource: { group: "bubustack.io", resource: "stories" },
        object: { kind: "Story", namespace, name: "s" },
      };
  return { source, type: `io.bubustack.audit.${act ? "policy.changed" : "admission.decided"}.v1`, data };
}

/** Whether a bundle of such records may go at a time, by the plainest reckoning. `before` is the latest time before it. */
export function mayGo(
  bundle: readonly Known[],
  before: number,
  rules: Ages,
  holds: readonly Hold[],
  now: number,
): boolean {
  let latest = before;
  return bundle.every(({ time, act, namespace }) => {
    latest = Math.max(latest, time);
    const held = holds.some(({ namespaces = [] }) => namespaces.length === 0 || namespaces.includes(namespace));
    return !held && latest + ageOf(rules, act ? "acts" : "workflows") <= now;
  });
}

/** Indexes of the full bundles that a disk has of a log of `size` records. */
export function bundlesOn(disk: MemoryDisk, size: number): readonly number[] {
  const full = Array.from({ length: Math.floor(size / tileWidth) }, (_, index) => index);
  return full.filter((index) => disk.files.has(`tile/entries/${String(index).padStart(3, "0")}`));
}
