/** Lists and changes in the version that is asked for. */
import type { Page } from "../reads/list.ts";
import { list, pageOf } from "../reads/list.ts";
import type { ReadOptions } from "../reads/options.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import type { Change } from "../storage/collection.ts";
import type { Entry } from "../storage/entry.ts";
import { inVersion } from "./convert.ts";

/** Objects that are converted at once. */
const atOnce = 16;

/** A page of a list. What is selected is what the objects are in the version that is asked for. */
export async function listInVersion(
  server: Server,
  resource: Resource,
  options: ReadOptions,
  signal: AbortSignal,
): Promise<Page> {
  if (resource.conversion === undefined) return list(server, resource, options);
  if (!options.selective) {
    const { items, metadata } = list(server, resource, options);
    return { items: await all(server, resource, items, signal), metadata };
  }
  const everything = list(server, resource, { ...options, limit: 0, selects: () => true });
  const items = (await all(server, resource, everything.items, signal)).filter(options.selects);
  return pageOf(items, options, Number(everything.metadata["resourceVersion"]));
}

async function all(
  server: Server,
  resource: Resource,
  entries: readonly Entry[],
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const done: Entry[] = [];
  for (let from = 0; from < entries.length; from += atOnce) {
    const some = entries.slice(from, from + atOnce).map((entry) => inVersion(server, resource, entry, signal));
    done.push(...(await Promise.all(some)));
  }
  return done;
}

/** A change as a watch of the resource sees it. What was before it matters only to who selects. */
export async function changeInVersion(
  server: Server,
  resource: Resource,
  change: Change,
  { selective }: ReadOptions,
  signal: AbortSignal,
): Promise<Change> {
  const { before, after, last } = change;
  const of = (entry: Entry) => inVersion(server, resource, entry, signal);
  return {
    version: change.version,
    ...(before === undefined ? {} : { before: selective ? await of(before) : before }),
    ...(after === undefined ? {} : { after: await of(after) }),
    ...(last === undefined ? {} : { last: await of(last) }),
  };
}
