import type { JsonObject } from "@bubustack/api/json";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { ApiError, badRequest, expired } from "../status.ts";
import type { Entry } from "../storage/collection.ts";
import { readToken, writeToken } from "./continue-token.ts";
import type { ReadOptions } from "./options.ts";
import { notFromTheFuture } from "./version.ts";

/** One page of a list. */
export interface Page {
  readonly items: readonly JsonObject[];
  readonly metadata: JsonObject;
}

/** Reads one page: from now, from the exact version that is asked for, or from where the last page ended. */
export function list(server: Server, resource: Resource, options: ReadOptions): Page {
  const from = start(options);
  notFromTheFuture(from.version ?? options.version, server.store.version);
  const version = from.version ?? server.store.version;
  const entries = snapshot(server, resource, from.version, from.after !== undefined);
  const selected = entries
    .filter(({ key, object }) => options.selects(key, object))
    .filter(({ key }) => from.after === undefined || key > from.after);
  const page = options.limit > 0 ? selected.slice(0, options.limit) : selected;
  const left = selected.length - page.length;
  const last = page.at(-1);
  const more =
    left > 0 && last !== undefined
      ? { continue: writeToken({ version, after: last.key }), remainingItemCount: left }
      : {};
  return { items: page.map(({ object }) => object), metadata: { resourceVersion: String(version), ...more } };
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

function snapshot(
  server: Server,
  resource: Resource,
  version: number | undefined,
  continued: boolean,
): readonly Entry[] {
  const collection = server.store.collection(resource);
  try {
    const entries = version === undefined ? collection.values() : collection.at(version).values();
    return [...entries].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  } catch (error) {
    if (!continued || !(error instanceof ApiError)) throw error;
    throw expired(
      "The provided continue parameter is too old to display a consistent list result. You can start a new list without " +
        "the continue parameter.",
    );
  }
}
