import type { FileHandle } from "node:fs/promises";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** The folder of captures in the folder of a log. */
export const capturesFolder = "captures";

export interface FilesConfig {
  /** Hours after which what is written is gone. */
  readonly hours: number;
  readonly mostBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Known {
  readonly start: number;
  bytes: number;
}

const hourMs = 3_600_000;
/** Milliseconds within which somebody looks again: what becomes too old until then is deleted now. */
const againMs = 60_000;
/** Files that are deleted at a time. */
const mostDeleted = 64;
const name = /^(\d{13})\.jsonl$/;

/** Files that grow at their end and are deleted as whole ones: by age, each with the time of its first line as its name, and the oldest by size. */
export class CaptureFiles {
  readonly #folder: string;
  readonly #config: FilesConfig;
  #known: Known[];
  #current: { readonly known: Known; readonly handle: FileHandle } | undefined;

  private constructor(folder: string, config: FilesConfig, known: Known[]) {
    this.#folder = folder;
    this.#config = config;
    this.#known = known;
  }

  /** `folder` is made when something is written. A file of an earlier process is never written on: its last line may be half of one. */
  static async open(folder: string, config: FilesConfig): Promise<CaptureFiles> {
    return new CaptureFiles(folder, config, await knownIn(folder));
  }

  /** Writes lines. Where the disk takes only a part of them, the next ones go to a new file. */
  async append(lines: string): Promise<void> {
    const { hours, mostBytes, now } = this.#config;
    await this.tidy();
    const { known, handle } = this.#current ?? (await this.#begin());
    try {
      const bytes = Buffer.from(lines, "utf8");
      const { bytesWritten } = await handle.write(bytes);
      known.bytes += bytesWritten;
      if (bytesWritten < bytes.length) throw new Error(`the disk took ${bytesWritten} of ${bytes.length} bytes`);
    } catch (error) {
      await this.close();
      throw error;
    }
    if (known.bytes > mostBytes / 8 || now() - known.start > (hours * hourMs) / 16) await this.close();
  }

  /** Deletes what is too old or too much, a few files at a time. To be called each minute at least. */
  async tidy(): Promise<void> {
    const { hours, mostBytes, now } = this.#config;
    let bytes = this.#known.reduce((sum, one) => sum + one.bytes, 0);
    const time = now();
    const old = ({ start }: Known) => start + hours * hourMs <= time + againMs || start > time + hourMs;
    for (const one of this.#known.filter((each) => old(each) || bytes > mostBytes).slice(0, mostDeleted)) {
      if (!old(one) && bytes <= mostBytes) continue;
      if (one === this.#current?.known) await this.close();
      await rm(fileOf(this.#folder, one.start), { force: true });
      this.#known = this.#known.filter((each) => each !== one);
      bytes -= one.bytes;
    }
  }

  async close(): Promise<void> {
    const { handle } = this.#current ?? {};
    this.#current = undefined;
    await handle?.close().catch(() => undefined);
  }

  async #begin() {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (;;) {
      const last = this.#known.at(-1)?.start ?? 0;
      const start = Math.max(last + 1, this.#config.now());
      const handle = await open(fileOf(this.#folder, start), "ax", 0o600).catch(unless("EEXIST", undefined));
      if (handle === undefined) {
        // Somebody else's: it is deleted with ours, and the next name is taken.
        this.#known = await knownIn(this.#folder);
        continue;
      }
      this.#current = { known: { start, bytes: 0 }, handle };
      this.#known.push(this.#current.known);
      return this.#current;
    }
  }
}

/** The files of captures in a folder, the oldest first. */
export async function captureFiles(folder: string): Promise<readonly string[]> {
  return (await startsIn(folder)).map((start) => fileOf(folder, start));
}

async function knownIn(folder: string): Promise<Known[]> {
  const known: Known[] = [];
  for (const start of await startsIn(folder)) {
    const found = await stat(fileOf(folder, start)).catch(unless("ENOENT", undefined));
    if (found !== undefined) known.push({ start, bytes: found.size });
  }
  return known;
}

async function startsIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(unless("ENOENT", []));
  return names.flatMap((each) => Number(name.exec(each)?.[1] ?? []) || []).sort((a, b) => a - b);
}

function fileOf(folder: string, start: number): string {
  return join(folder, `${String(start).padStart(13, "0")}.jsonl`);
}

/** What an operation gives where it fails with this code; other failures stay what they are. */
function unless<T>(code: string, given: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && "code" in error && error.code === code) return given;
    throw error;
  };
}
