import type { JsonObject } from "@bubustack/api/json";
import { changeInVersion, listInVersion } from "../conversion/read.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { ApiError } from "../status.ts";
import type { Change, Collection } from "../storage/collection.ts";
import type { Entry } from "../storage/entry.ts";
import type { Presentation } from "../table/present.ts";
import type { Sink } from "../wire/call.ts";
import type { ReadOptions } from "./options.ts";
import { storedEvent } from "./stored.ts";
import { notFromTheFuture } from "./version.ts";

/** Changes taken from the history at once. */
const batch = 100;
/** Bytes that are gathered before they are written. */
const writeSize = 64 * 1024;
const bookmarkEveryMs = 60_000;
/** Watches without a timeout of their own end after 30 to 60 minutes, so that connections spread. */
const longestSeconds = 3600;

interface Event {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly entry: Entry;
  /** Of the change, where the entry is an older one. */
  readonly version?: number;
}

/**
 * Streams events until the time is over or the client goes. A watcher is a cursor into the collection's history: the
 * history is its buffer, and one that reads too slowly falls out of it and is told 410.
 */
export async function watch(
  server: Server,
  resource: Resource,
  options: ReadOptions,
  how: Presentation,
  sink: Sink,
  signal: AbortSignal,
): Promise<void> {
  const collection = server.store.collection(resource);
  const bell = doorbell(collection, signal, timeoutMs(options, server.random));
  const { add, flush } = lines(sink);
  let first = true;
  const send = async (event: Event) => {
    const line = storedEvent(resource, event, how.form === "Table" ? { ...how, now: server.now() } : how, first);
    first = false;
    await add(...line);
  };
  const bookmark = async (version: number, initial: boolean) => {
    await add(Buffer.from(`${JSON.stringify(bookmarkOf(resource, version, initial))}\n`));
    await flush();
  };
  try {
    notFromTheFuture(options.initialEvents ? options.version : undefined, server.store.version);
    let cursor = await initialEvents(server, resource, options, signal, send, bookmark);
    let marked = server.now();
    while (!bell.over()) {
      const changes = collection.since(cursor, batch);
      for (const change of changes) {
        const seen =
          resource.conversion === undefined ? change : await changeInVersion(server, resource, change, options, signal);
        const event = eventOf(seen, options);
        if (event !== undefined && !bell.over()) await send(event);
        cursor = change.version;
      }
      if (changes.length === batch) continue;
      await flush();
      // Nothing is missing up to the clock's present: a quiet resource must not fall out of the history.
      if (changes.length === 0) cursor = Math.max(cursor, server.store.version);
      if (options.bookmarks && server.now() - marked >= bookmarkEveryMs) {
        marked = server.now();
        await bookmark(cursor, false);
      }
      await bell.wait(bookmarkEveryMs);
    }
    await flush();
    if (options.bookmarks && !signal.aborted) await bookmark(cursor, false);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await flush();
    await sink.write(`${JSON.stringify({ type: "ERROR", object: error.status })}\n`);
  } finally {
    bell.close();
  }
}

/** What the watcher is told before changes; answers the version from which changes follow. */
async function initialEvents(
  server: Server,
  resource: Resource,
  options: ReadOptions,
  signal: AbortSignal,
  send: (event: Event) => Promise<void>,
  bookmark: (version: number, initial: boolean) => Promise<void>,
): Promise<number> {
  if (options.version !== undefined && options.version > 0 && !options.initialEvents) return options.version;
  const all = { ...options, limit: 0, continue: "", match: "" as const, version: undefined };
  const { items, metadata } = await listInVersion(server, resource, all, signal);
  const version = Number(metadata["resourceVersion"]);
  for (const entry of items) await send({ type: "ADDED", entry });
  if (options.initialEvents && options.bookmarks) await bookmark(version, true);
  return version;
}

/** A change as a watcher sees it: what starts to match is added, what no longer matches is deleted. */
function eventOf({ before, after, last, version }: Change, options: ReadOptions): Event | undefined {
  const was = before !== undefined && options.selects(before);
  const is = after !== undefined && options.selects(after);
  if (is) return { type: was ? "MODIFIED" : "ADDED", entry: after };
  if (!was) return undefined;
  if (last !== undefined) return { type: "DELETED", entry: last };
  return { type: "DELETED", entry: before, version };
}

/** Lines that are written together, so that a burst of small ones costs one write. */
function lines(sink: Sink): { add(...pieces: readonly Buffer[]): Promise<void>; flush(): Promise<void> } {
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    const all = Buffer.concat(waiting, size);
    waiting = [];
    size = 0;
    await sink.write(all);
  };
  return {
    flush,
    add: async (...pieces) => {
      for (const piece of pieces) size += piece.length;
      waiting.push(...pieces);
      if (size >= writeSize) await flush();
    },
  };
}

function bookmarkOf(resource: Resource, version: number, initial: boolean): JsonObject {
  const metadata = {
    resourceVersion: String(version),
    creationTimestamp: null,
    ...(initial ? { annotations: { "k8s.io/initial-events-end": "true" } } : {}),
  };
  return { type: "BOOKMARK", object: { kind: resource.kind, apiVersion: groupVersion(resource), metadata } };
}

function timeoutMs({ timeoutSeconds }: ReadOptions, random: () => number): number {
  const seconds =
    timeoutSeconds === undefined || timeoutSeconds === 0 ? longestSeconds * (0.5 + random() / 2) : timeoutSeconds;
  return Math.min(seconds, 2 ** 31 / 1000 - 1) * 1000;
}

interface Doorbell {
  over(): boolean;
  /** Settles at the next change, at the end, or after `ms`. */
  wait(ms: number): Promise<void>;
  close(): void;
}

function doorbell(collection: Collection, signal: AbortSignal, ms: number): Doorbell {
  let rung = false;
  let ended = signal.aborted;
  let wake: () => void = () => {};
  const ring = () => {
    rung = true;
    wake();
  };
  const end = () => {
    ended = true;
    wake();
  };
  const silence = collection.listen(ring);
  const timer = setTimeout(end, ms);
  signal.addEventListener("abort", end, { once: true });
  return {
    over: () => ended,
    wait: (limit) =>
      new Promise((settle) => {
        const pause = setTimeout(() => wake(), limit);
        wake = () => {
          clearTimeout(pause);
          wake = () => {};
          rung = false;
          settle();
        };
        if (rung || ended) wake();
      }),
    close: () => {
      silence();
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      wake();
    },
  };
}
