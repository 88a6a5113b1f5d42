import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { keyOf, metadataOf } from "./object.ts";
import type { List } from "./reflection.ts";
import type { KubeClient, RequestOptions, Resource } from "./types.ts";

export interface Collection {
  readonly client: KubeClient;
  readonly resource: Resource;
  readonly path: string;
  /** Selectors that every request carries. */
  readonly query: NonNullable<RequestOptions["query"]>;
  readonly pageSize: number;
}

export interface Listed {
  readonly objects: readonly JsonObject[];
  /** Where a watch goes on without a gap. */
  readonly resourceVersion: string;
}

/**
 * Lists a whole collection, page by page. A continued page carries the version in its token, so that one must not be
 * given beside it. Throws what the client throws; an expired token is `kube/request` with 410.
 */
export async function listAll(collection: Collection, list: List, signal: AbortSignal): Promise<Listed> {
  const { client, path, query, resource } = collection;
  const limit = list.paged ? String(collection.pageSize) : undefined;
  const objects: JsonObject[] = [];
  let first: string | undefined;
  let token = "";
  do {
    const place = token === "" ? { resourceVersion: list.resourceVersion || undefined } : { continue: token };
    const page = await client.request("GET", path, { query: { ...query, limit, ...place }, signal });
    const read = readPage(page, resource);
    for (const object of read.objects) objects.push(object);
    // All pages show the state of the first; were they not to, the earliest version loses no change.
    first ??= read.resourceVersion;
    token = read.token;
  } while (token !== "");
  return { objects, resourceVersion: first };
}

function readPage(page: JsonObject, { group, version, kind }: Resource) {
  const { resourceVersion } = metadataOf(page);
  // An empty list of a typed API may be null.
  const items = page.items ?? [];
  if (!Array.isArray(items) || resourceVersion === "") throw unparsable();
  const apiVersion = group === "" ? version : `${group}/${version}`;
  const objects = items.map((item: unknown): JsonObject => {
    if (!isObject(item) || keyOf(item) === undefined) throw unparsable();
    // Built-in types leave both out inside a list.
    return item.kind === undefined ? { apiVersion, kind, ...item } : item;
  });
  const token = isObject(page.metadata) ? page.metadata.continue : undefined;
  return { objects, resourceVersion, token: typeof token === "string" ? token : "" };
}

function unparsable(): BubuError {
  return new BubuError("kube/unparsable", "the Kubernetes API did not answer a list of objects");
}
