import type { JsonObject } from "@bubustack/api/json";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { ApiError, badRequest, expired } from "../status.ts";
import type { Range } from "../storage/collection.ts";
import type { Entry } from "../storage/entry.ts";
import { readToken, writeToken } from "./continue-token.ts";
import type { ReadOptions } from "./options.ts";
import { notFromTheFuture } from "./version.ts";

/** One page of a list. */
export interface Page {
  readonly items: readonly Entry[];
  readonly metadata: JsonObject;
}

/** Reads one page: from now, from the exact version that is asked for, or from where the last page ended. */
export function list(server: Server, resource: Resource, options: ReadOptions): Page {
  const from = start(options);
  notFromTheFuture(from.version ?? options.version, server.store.version);
  const version = from.version ?? server.store.version;
  const range = {
    prefix: options.namespace === "" ? "" : `${options.namespace}/`,
    ...(from.after === undefined ? {} : { after: from.after }),
  };
  return pageOf(entriesOf(server, resource, range, from.version), options, version);
}

/** One page of entries that come in the order of their keys, as they are at a version. */
export function pageOf(entries: Iterable<Entry>, options: ReadOptions, version: number): Page {
  const items: Entry[] = [];
  let left = 0;
  for (const entry of entries) {
    if (!options.selects(entry)) continue;
    if (options.limit === 0 || items.length < options.limit) items.push(entry);
    else left++;
    // How many are left is told only where all are meant: otherwise one is enough to know that there are more.
    if (left > 0 && options.selective) break;
  }
  const last = items.at(-1);
  const more =
    left > 0 && last !== undefined
      ? {
          continue: writeToken({ version, after: last.key }),
          ...(options.selective ? {} : { remainingItemCount: left }),
        }
      : {};
  return { items, metadata: { resourceVersion: String(version), ...more } };
}

/** The version to show, where it matters which, and the key after which to go on. */
function start(options: ReadOptions): { readonly version: number | undefined; readonly after?: string } {
  if (options.continue !== "") {
    if ((options.version ?? 0) > 0) throw badRequest("specifying resource version is not allowed when using continue");
    return readToken(options.continue);
  }
  if (options.match === "Exact") {
    if (options.version === undefined || options.version === 0)
      throw badRequest(`resourceVersionMatch "Exact" is forbidden for resourceVersion "0"`);
    return { version: options.version };
  }
  return { version: undefined };
}

function* entriesOf(server: Server, resource: Resource, range: Range, version: number | undefined): Generator<Entry> {
  const collection = server.store.collection(resource);
  try {
    yield* version === undefined ? collection.range(range) : collection.rangeAt(range, version);
  } catch (error) {
    if (range.after === undefined || !(error instanceof ApiError)) throw error;
    throw expired(
      "The provided continue parameter is too old to display a consistent list result. You can start a new list without " +
        "the continue parameter.",
    );
  }
}
