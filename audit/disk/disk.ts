import type { Source } from "../files/source.ts";

/** A file of a fixed size that is written from its beginning on. */
export interface Segment {
  /** Writes at an offset; what was written is on the disk (`fdatasync`) when this resolves. One write at a time. */
  readonly write: (bytes: Uint8Array, at: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where a log is written. Everything that resolves has reached the disk, and outlives a loss of power. */
export interface Disk extends Source {
  /** The names in a folder, sorted; none where there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Writes files, each as a whole: after a crash it is the old one or the new one. */
  readonly put: (files: ReadonlyMap<string, Uint8Array>) => Promise<void>;
  /** Removes files, and folders with all that is in them; what is not there is no error. */
  readonly remove: (paths: readonly string[]) => Promise<void>;
  /**
   * Removes files so that they stay removed, whatever happens; what is not there is no error. With `over` their content is written over first,
   * where it stands: what keeps older states of a disk may have it all the same.
   */
  readonly erase: (paths: readonly string[], over?: boolean) => Promise<void>;
  /** Makes a new file of `size` bytes, all of them zero: writing to it changes nothing but its content, which is fast. */
  readonly segment: (path: string, size: number) => Promise<Segment>;
  /** Lets nobody else write this log, until released or until this process ends, however it ends. Fails where somebody has it. */
  readonly lock: () => Promise<() => void>;
}
