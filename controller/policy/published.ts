/** What objects of others look like, as the API server publishes it: read where a policy names them, and kept. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { GroupVersionKind, GroupVersionResource } from "@bubustack/api/meta";
import type { TypedKind } from "@bubustack/policies/admission/type-check";
import { publishedKind } from "@bubustack/policies/policy/published";
import type { KubeClient } from "@bubustack/runtime/kube/types";

/** What policies name: what they match by its resource, their params by the kind. */
export type Named = GroupVersionResource | GroupVersionKind;

export interface Published {
  /** Reads what is not known yet of these. What cannot be read is asked for again later. Never throws. */
  prepare(named: readonly Named[], signal?: AbortSignal): Promise<void>;
  /** Undefined where nothing is known of it. */
  kindOf(named: Named): TypedKind | undefined;
}

/** How long the hashes of documents hold, in milliseconds. */
const holdMs = 60_000;
const timeoutMs = 5_000;
/** The largest document that is read, in bytes: that of the core group has 2 MB. */
const largestBytes = 32 * 1024 * 1024;
/** Kinds that are kept; with more, those are let go that were read first. */
const mostKinds = 128;

interface Known {
  readonly hash: string;
  readonly kind: TypedKind | undefined;
}

/** `clock` in milliseconds. Documents are not kept, only what was read of them. */
export function published(client: KubeClient, clock: () => number): Published {
  const known = new Map<string, Known>();
  let index: { readonly until: number; readonly paths: JsonObject } | undefined;
  const ask = (path: string, signal: AbortSignal | undefined, query?: { readonly hash: string }) =>
    client.request("GET", path, { timeoutMs, largestBytes, ...(signal && { signal }), ...(query && { query }) });
  const hashes = async (signal: AbortSignal | undefined): Promise<JsonObject> => {
    if (index === undefined || clock() >= index.until) {
      const { paths } = await ask("/openapi/v3", signal);
      index = { until: clock() + holdMs, paths: isObject(paths) ? paths : {} };
    }
    return index.paths;
  };
  const keep = (named: Named, one: Known) => {
    const key = keyOf(named);
    known.delete(key);
    known.set(key, one);
    for (const [oldest] of known) {
      if (known.size <= mostKinds) break;
      known.delete(oldest);
    }
  };
  return {
    kindOf: (named) => known.get(keyOf(named))?.kind,
    async prepare(named, signal) {
      if (named.length === 0) return;
      try {
        const paths = await hashes(signal);
        for (const [path, members] of Map.groupBy(named, pathOf)) {
          const hash = hashIn(paths[path]);
          const stale = members.filter((one) => known.get(keyOf(one))?.hash !== hash);
          if (stale.length === 0) continue;
          const document = hash === "" ? {} : await ask(`/openapi/v3/${path}`, signal, { hash });
          for (const one of stale) keep(one, { hash, kind: publishedKind(document, one) });
        }
      } catch {
        // Types are a help for authors: without them everything else is said of the policy all the same.
        index = undefined;
      }
    },
  };
}

function keyOf(named: Named): string {
  return `${named.group}/${named.version}/${"kind" in named ? `=${named.kind}` : named.resource}`;
}

function pathOf({ group, version }: Named): string {
  return group === "" ? `api/${version}` : `apis/${group}/${version}`;
}

/** The hash that a document's address carries; empty where there is no such document. */
function hashIn(entry: JsonObject[string] | undefined): string {
  const url = isObject(entry) ? entry["serverRelativeURL"] : undefined;
  return typeof url === "string" ? (/[?&]hash=([0-9A-Za-z]{1,256})/.exec(url)?.[1] ?? "") : "";
}
