import type { AuditAnchor } from "@bubustack/policies/audit-anchors-settings";

/** What an installation decides about one anchor. */
export type AnchorSettings = AuditAnchor;

/** What became of a checkpoint: it is kept, or one of this name was there before, with these bytes. */
export type Anchored = { readonly state: "kept" } | { readonly state: "there"; readonly bytes: Uint8Array };

/** A place that keeps signed checkpoints of logs where whoever keeps the logs cannot alter them. One file each; all are held to one contract. */
export interface Anchor {
  /**
   * Keeps a checkpoint under a name, `<origin>/<size>`. What is there is never written over. Resolves when it outlives whatever happens here; throws
   * where trying again may help.
   */
  readonly keep: (name: string, note: Uint8Array, signal: AbortSignal) => Promise<Anchored>;
  /** All names, in any order. */
  readonly names: (signal: AbortSignal) => AsyncIterable<string>;
  /** The bytes of a name; undefined where there is none. */
  readonly read: (name: string, signal: AbortSignal) => Promise<Uint8Array | undefined>;
  readonly close: () => Promise<void>;
}

/** The name of a checkpoint. */
export function anchorName(origin: string, size: number): string {
  return `${origin}/${size}`;
}

/** Log and size of a name; undefined for what is no name of a checkpoint. */
export function parseAnchorName(name: string): { readonly origin: string; readonly size: number } | undefined {
  const [, origin = "", digits = ""] = /^(.+)\/(0|[1-9]\d{0,15})$/s.exec(name) ?? [];
  const size = Number(digits);
  return origin !== "" && Number.isSafeInteger(size) ? { origin, size } : undefined;
}
