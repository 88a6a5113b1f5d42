import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { folder } from "../files/folder.ts";
import type { Disk } from "./disk.ts";
import { lockFile } from "./lock-file.ts";
import { openSegment } from "./open-segment.ts";

/** Files that are written at a time: of the four threads that Node has for files, some stay free for the segment that answers wait for. */
const atOnce = 2;

/** A folder of the file system. It is for this process alone: files are readable by their owner only. */
export function folderDisk(root: string): Disk {
  return {
    ...folder(root),
    list: async (path) => ((await readdir(join(root, path)).catch(unlessAbsent)) ?? []).sort(),
    put: async (files) => {
      const folders = new Set<string>();
      for (const path of files.keys()) for (const each of await makeFolders(root, dirname(path))) folders.add(each);
      await allOf([...files], ([path, bytes]) => writeWhole(join(root, path), bytes));
      for (const path of files.keys()) folders.add(dirname(join(root, path)));
      for (const each of folders) await syncFolder(each);
    },
    remove: async (paths) => {
      for (const path of paths) await rm(join(root, path), { recursive: true, force: true });
    },
    erase: async (paths, over = false) => {
      for (const path of paths) {
        if (over) await writeOver(join(root, path));
        await rm(join(root, path), { force: true });
      }
      for (const each of new Set(paths.map((path) => dirname(join(root, path))))) await syncFolder(each);
    },
    segment: async (path, size) => {
      for (const each of await makeFolders(root, dirname(path))) await syncFolder(each);
      const segment = await openSegment(join(root, path), size);
      await syncFolder(dirname(join(root, path)));
      return segment;
    },
    lock: async () => {
      await mkdir(root, { recursive: true, mode: 0o700 });
      return lockFile(join(root, "lock"));
    },
  };
}

async function allOf<T>(items: readonly T[], write: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const writer = async () => {
    for (const item of left) await write(item);
  };
  await Promise.all(Array.from({ length: atOnce }, writer));
}

/** Beside its place, then into it: nobody ever reads half of it. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.new`;
  const handle = await open(beside, "w", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(beside, 0o600);
  await rename(beside, file);
}

/** Puts chance in the place of what a file holds. */
async function writeOver(file: string): Promise<void> {
  const handle = await open(file, "r+").catch(unlessAbsent);
  if (handle === undefined) return;
  try {
    const { size } = await handle.stat();
    await handle.write(randomBytes(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it. Answers those in which an entry is new. */
async function makeFolders(root: string, path: string): Promise<readonly string[]> {
  const first = await mkdir(join(root, path), { recursive: true, mode: 0o700 });
  if (first === undefined) return [];
  const changed: string[] = [];
  for (let at = join(root, path); at.length >= first.length; at = dirname(at)) changed.push(dirname(at));
  return changed;
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(unlessAbsent);
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}

function unlessAbsent(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
