import type { Disk, Segment } from "../disk/disk.ts";

/** What a disk is asked to do, so that a test can let it fail or end. */
export type Operation = "put" | "write" | "segment" | "remove" | "read";

interface Flying {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly at: number;
}

const sector = 512;

/**
 * A disk in memory that can fail and lose power. What has resolved stays; of a write that had not, some sectors may be there;
 * of several files, some.
 */
export class MemoryDisk implements Disk {
  readonly files: Map<string, Uint8Array>;
  /** Answers the error with which an operation fails. */
  fail: (operation: Operation, path: string) => Error | undefined = () => undefined;
  /** Called before each operation that changes something. */
  before: () => void = () => undefined;
  #flying: Flying | undefined;
  /** Files that are being removed for good: until that is done they may come back. */
  readonly #erasing = new Map<string, Uint8Array>();
  #off = false;
  #locked = false;

  constructor(files: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.files = new Map([...files].map(([path, bytes]) => [path, Uint8Array.from(bytes)]));
  }

  /** Cuts the power: whoever uses this disk waits for ever. Answers what is there afterwards. */
  cut(random: () => number): MemoryDisk {
    this.#off = true;
    if (this.#flying) {
      const { path, bytes, at } = this.#flying;
      const file = this.files.get(path);
      for (let start = 0; file && start < bytes.length; start += sector)
        if (random() < 0.5) file.set(bytes.subarray(start, Math.min(start + sector, bytes.length)), at + start);
    }
    for (const [path, bytes] of this.#erasing) if (bytes.length > 0 && random() < 0.5) this.files.set(path, bytes);
    return new MemoryDisk(this.files);
  }

  read = async (path: string): Promise<Uint8Array | undefined> => {
    const error = this.fail("read", path);
    if (error) throw error;
    const bytes = this.files.get(path);
    return bytes && Uint8Array.from(bytes);
  };

  list = async (folder: string): Promise<readonly string[]> => {
    const inside = [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(inside.map((path) => path.slice(folder.length + 1).split("/")[0] ?? ""))].sort();
  };

  put = async (files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    for (const [path, bytes] of files) {
      await this.#turn("put", path);
      this.files.set(path, Uint8Array.from(bytes));
    }
    await this.#turn("put", "");
  };

  remove = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      await this.#turn("remove", path);
      for (const each of [...this.files.keys()])
        if (each === path || each.startsWith(`${path}/`)) this.files.delete(each);
    }
  };

  erase = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) this.#erasing.set(path, this.files.get(path) ?? new Uint8Array());
    await this.remove(paths);
    await this.#turn("remove", "");
    this.#erasing.clear();
  };

  segment = async (path: string, size: number): Promise<Segment> => {
    await this.#turn("segment", path);
    if (this.files.has(path)) throw new Error(`${path} exists`);
    this.files.set(path, new Uint8Array(size));
    return {
      write: async (bytes, at) => {
        this.#flying = { path, bytes: Uint8Array.from(bytes), at };
        await this.#turn("write", path);
        this.files.get(path)?.set(bytes, at);
        this.#flying = undefined;
      },
      close: async () => undefined,
    };
  };

  lock = async (): Promise<() => void> => {
    if (this.#locked) throw new Error("locked");
    this.#locked = true;
    return () => {
      this.#locked = false;
    };
  };

  async #turn(operation: Operation, path: string): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.before();
    if (this.#off) await new Promise(() => undefined);
    const error = this.fail(operation, path);
    if (error) throw error;
  }
}
