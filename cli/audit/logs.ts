import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import { locate } from "@bubustack/audit/files/locate";
import { IndexStore } from "@bubustack/audit/index/store";
import { updateIndex } from "@bubustack/audit/index/update";
import type { Searched } from "@bubustack/audit/query/search";
import type { Run } from "@bubustack/audit/retention/plan";
import { readState } from "@bubustack/audit/retention/state";
import type { NamedLog } from "@bubustack/audit/verify/several";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import type { Io } from "../io.ts";

/** A log that is read, by its path. */
export interface OpenedLog extends Searched {
  readonly path: string;
  readonly removed: readonly Run[];
}

/** Logs that are read, with their indexes up to date. */
export interface Opened {
  readonly logs: readonly OpenedLog[];
  readonly close: () => void;
}

/**
 * Opens the logs of paths and URLs. An index is kept below `folder`, one file a log; undefined: none. What cannot be kept there is
 * read without one.
 */
export async function openLogs(io: Io, paths: readonly string[], folder: string | undefined): Promise<Opened> {
  const located = (await Promise.all(paths.map((path) => locate(io.cwd, path)))).flatMap(({ logs }) => logs);
  const stores: IndexStore[] = [];
  const logs: OpenedLog[] = [];
  for (const named of located) {
    const log = await sizeOf(named);
    const index = folder === undefined ? undefined : await indexOf(io, resolve(io.cwd, folder), log);
    if (index) stores.push(index);
    logs.push({ ...log, ...(index ? { index } : {}) });
  }
  const close = () => {
    for (const store of stores) store.close();
  };
  return { logs, close };
}

/** A log as its checkpoint says that it is now. */
export async function sizeOf({ path, source }: NamedLog): Promise<OpenedLog> {
  const bytes = await source.read("checkpoint").catch((cause: unknown) => {
    throw new BubuError("file/unreadable", `the log in ${path} cannot be read`, { cause });
  });
  const read = bytes && readCheckpoint(bytes);
  if (!read) {
    const why = bytes ? "its checkpoint cannot be read" : "there is no checkpoint";
    throw new BubuError("file/unreadable", `there is no log in ${path}: ${why}`);
  }
  const { removed } = await readState(source).catch(() => ({ removed: [] }));
  return { path, source, origin: read.checkpoint.origin, size: read.checkpoint.size, removed };
}

/** Where indexes are kept unless somewhere else is named: the user's cache; undefined where there is none. */
export function cacheFolder(env: Io["env"]): string | undefined {
  const cache = env["XDG_CACHE_HOME"] || (env["HOME"] ? join(env["HOME"], ".cache") : undefined);
  return cache === undefined ? undefined : join(cache, "bubu", "audit-index");
}

async function indexOf(io: Io, folder: string, log: OpenedLog): Promise<IndexStore | undefined> {
  const place = /^https?:/.test(log.path) ? log.path : resolve(io.cwd, log.path);
  const name = createHash("sha256").update(`${place}\n${log.origin}`).digest("hex").slice(0, 32);
  let store: IndexStore | undefined;
  try {
    // It has names of people in it, as the log does.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    store = new IndexStore(join(folder, `${name}.sqlite`));
    await updateIndex(store, log.source, log);
    return store;
  } catch (error) {
    store?.close();
    io.err(`note: ${log.path} is read without an index: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}
