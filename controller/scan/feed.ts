/**
 * Shows a scan the objects of one collection: all of them page by page, none of which is kept, then each that changes. What is
 * shown is waited for, so that no more than a page is in memory at a time.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { backoffMs } from "@bubustack/runtime/kube/backoff";
import { changeOf } from "@bubustack/runtime/kube/change";
import { keyOf, metadataOf } from "@bubustack/runtime/kube/object";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient, Resource, WatchEvent } from "@bubustack/runtime/kube/types";
import type { Log } from "@bubustack/runtime/log";

export interface FeedConfig {
  readonly client: KubeClient;
  readonly resource: Resource;
  /** Undefined: all namespaces, or a kind without them. */
  readonly namespace?: string;
  readonly log: Log;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Objects in a page. */
  readonly pageSize: number;
}

/** Who is shown. Called in order, each after the one before has settled. */
export interface Shown {
  begin(): void;
  page(objects: readonly JsonObject[]): Promise<void>;
  /** All pages were shown. */
  end(): void;
  /** `fresh`: it was not there before. */
  changed(object: JsonObject, fresh: boolean): Promise<void>;
  removed(object: JsonObject): void;
  /** They cannot be read now; it is tried again. */
  failed(): void;
}

export interface Feed {
  /** Shows all again. */
  again(): void;
  stop(): Promise<void>;
}

/** Changes that wait at most; when there are more, all is shown again. */
const mostWaiting = 5_000;

export function feed(config: FeedConfig, shown: Shown): Feed {
  const { log, random } = config;
  const stopping = new AbortController();
  let round = new AbortController();
  let wanted = false;
  const run = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      round = new AbortController();
      const signal = AbortSignal.any([stopping.signal, round.signal]);
      try {
        wanted = false;
        const from = await showAll(config, shown, signal);
        failures = 0;
        await follow(config, shown, from, signal);
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (wanted) continue;
        // A version that is too old is no failure: all is shown again.
        if (!(error instanceof BubuError) || error.http !== 410) failures++;
        shown.failed();
        log.warn({ err: error, resource: config.resource.resource }, "a scan could not read; it tries again");
        await sleep(backoffMs(failures, random), undefined, { signal }).catch(() => {});
      }
    }
  };
  const running = run();
  return {
    again() {
      wanted = true;
      round.abort();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function pathOf({ resource, namespace }: FeedConfig): string {
  return resourcePath(resource, namespace === undefined ? {} : { namespace });
}

/** Answers the version from which on changes were not shown. */
async function showAll(config: FeedConfig, shown: Shown, signal: AbortSignal): Promise<string> {
  const { client, pageSize } = config;
  let from: string | undefined;
  let token: string | undefined;
  shown.begin();
  do {
    const query = { limit: String(pageSize), continue: token };
    const page: JsonObject = await client.request("GET", pathOf(config), { query, signal });
    const { items = [], metadata } = page;
    const objects = (isList(items) ? items.filter(isObject) : []).filter((one) => keyOf(one) !== undefined);
    await shown.page(objects);
    if (signal.aborted) throw new BubuError("apply/lost");
    from ??= metadataOf(page).resourceVersion;
    const next = isObject(metadata) ? metadata["continue"] : undefined;
    token = typeof next === "string" && next !== "" ? next : undefined;
  } while (token !== undefined);
  shown.end();
  return from;
}

/** Watches until it is told to end, or throws. */
async function follow(config: FeedConfig, shown: Shown, start: string, signal: AbortSignal): Promise<void> {
  let from = start;
  const waiting = new Map<string, { readonly object: JsonObject; readonly type: WatchEvent["type"] }>();
  let working: Promise<void> = Promise.resolve();
  let busy = false;
  const work = async () => {
    busy = true;
    for (const [key, { object, type }] of waiting) {
      waiting.delete(key);
      if (type === "DELETED") shown.removed(object);
      else await shown.changed(object, type === "ADDED");
    }
    busy = false;
  };
  const onEvent = (event: WatchEvent) => {
    const change = changeOf(event);
    if (change.change === "fail")
      throw new BubuError("kube/request", change.message, { http: change.failure === "expired" ? 410 : 500 });
    from = change.resourceVersion;
    if (change.change === "mark") return;
    const key = keyOf(change.object) ?? "";
    const before = waiting.get(key);
    // What was added and changed before it was looked at is still new, what was added and is gone never was.
    const type = before?.type === "ADDED" && event.type === "MODIFIED" ? "ADDED" : event.type;
    if (before?.type === "ADDED" && event.type === "DELETED") waiting.delete(key);
    else if (before?.type === "DELETED" && event.type === "ADDED")
      waiting.set(key, { object: change.object, type: "MODIFIED" });
    else waiting.set(key, { object: change.object, type });
    if (waiting.size > mostWaiting) throw new BubuError("kube/request", "too many changes wait", { http: 410 });
    if (!busy)
      working = work().catch((err: unknown) => {
        busy = false;
        config.log.error({ err }, "a scan could not look at a change");
      });
  };
  try {
    while (!signal.aborted) {
      const timeoutSeconds = String(Math.floor(300 + config.random() * 300));
      const query = { allowWatchBookmarks: "true", resourceVersion: from, timeoutSeconds };
      const began = performance.now();
      await config.client.watch(pathOf(config), { query, signal }, onEvent);
      // A server that ends watches at once is not asked all the time.
      if (performance.now() - began < 1_000) await sleep(1_000, undefined, { signal });
    }
  } finally {
    await working;
  }
}
