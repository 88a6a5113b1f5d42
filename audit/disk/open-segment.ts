import { close, constants, fdatasync, open as openFile, write } from "node:fs";
import { open, rm } from "node:fs/promises";
import type { Segment } from "./disk.ts";

/**
 * Whether a write can itself end on the disk (`O_DSYNC`: POSIX, "synchronized I/O data integrity completion", as if `fdatasync` followed),
 * which saves one of two calls. Elsewhere what the flag does, or whether there is one, differs from what `fdatasync` does there.
 */
const syncsItself = process.platform === "linux";

/** Zeroes are written in parts of this many bytes. */
const part = 256 * 1024;

/** Makes a file of zeroes that is on the disk as a whole, so that a write changes no metadata; it must not exist. */
export async function openSegment(file: string, size: number): Promise<Segment> {
  const handle = await open(file, "wx", 0o600);
  try {
    const zeroes = new Uint8Array(Math.min(part, size));
    for (let at = 0; at < size; at += part) await handle.writev([zeroes.subarray(0, Math.min(part, size - at))]);
    await handle.sync();
  } catch (error) {
    // Half a segment would only take the space that is missing.
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  const { fd, done } = await descriptor(file);
  return {
    write: async (bytes, at) => {
      await writeAll(fd, bytes, at);
      if (syncsItself) return;
      await new Promise<void>((resolve, reject) => fdatasync(fd, (error) => (error ? reject(error) : resolve())));
    },
    close: done,
  };
}

/** A plain descriptor: a handle's promises cost several times as much as the call. */
async function descriptor(file: string): Promise<{ readonly fd: number; readonly done: () => Promise<void> }> {
  const fd = await new Promise<number>((resolve, reject) =>
    openFile(file, syncsItself ? constants.O_RDWR | constants.O_DSYNC : "r+", (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  );
  const done = () => new Promise<void>((resolve, reject) => close(fd, (error) => (error ? reject(error) : resolve())));
  return { fd, done };
}

function writeAll(fd: number, bytes: Uint8Array, at: number): Promise<void> {
  return new Promise((resolve, reject) => {
    write(fd, bytes, 0, bytes.length, at, (error, written) => {
      if (error) reject(error);
      else if (written < bytes.length) resolve(writeAll(fd, bytes.subarray(written), at + written));
      else resolve();
    });
  });
}
