import type { JsonObject } from "@bubustack/api/json";

/** A resource as the API serves it. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  /** Plural, lower-case: `stories`. */
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export interface RequestOptions {
  readonly query?: { readonly [key: string]: string | undefined };
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds until the request is given up; default 30,000. Does not bound a watch. */
  readonly timeoutMs?: number;
  /** The largest body of an answer that is taken, in bytes; default 512 MiB. */
  readonly largestBytes?: number;
  /** Hears each warning that a 2xx answer carries in its `Warning` headers. */
  readonly onWarning?: (text: string) => void;
}

/** Raw access to the Kubernetes API: JSON in, JSON out, no typed objects. */
export interface KubeClient {
  /**
   * Answers the parsed body of a 2xx response. Any other status throws `BubuError("kube/request")` whose `http` is
   * that status and whose message is the Status message; no connection throws `kube/unreachable`.
   */
  request(method: string, path: string, options?: RequestOptions): Promise<JsonObject>;
  /** Opens a watch and calls `onEvent` for each line until the server ends it or `signal` aborts. */
  watch(path: string, options: RequestOptions, onEvent: (event: WatchEvent) => void): Promise<void>;
  close(): void;
}

export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: JsonObject;
}

/** Reads over what list and watch keep in memory. Objects are raw JSON and must not be changed. */
export interface Cache {
  /** True once the first list is complete. */
  readonly synced: boolean;
  /** Milliseconds since the server last said something on the watch (event or bookmark); Infinity before the first list. */
  staleMs(): number;
  get(namespace: string, name: string): JsonObject | undefined;
  /** All objects under a value of a declared index. */
  byIndex(index: string, value: string): readonly JsonObject[];
  size(): number;
}

/** A cache that controllers follow and write past. */
export interface Informer extends Cache {
  readonly resource: Resource;
  /** Settles with the first complete list; rejects with `kube/unreachable` when stopped before it. */
  readonly ready: Promise<void>;
  /** All objects, in no order. */
  values(): readonly JsonObject[];
  /**
   * Tells of each change from now on, and first of all that is held. Answers how to end that. What a listener throws
   * is logged and stops nobody.
   */
  listen(listener: Listener): () => void;
  /**
   * Takes over what the API server answered to a write, so that whoever writes sees it before the watch brings it.
   * What is older than what is held is left aside, here and in what the watch brings.
   */
  learn(object: JsonObject): void;
}

/** Hears of a change after it was made: `before` is absent for a new object, `after` for one that is gone. */
export type Listener = (before: JsonObject | undefined, after: JsonObject | undefined) => void;

/** Index functions by name: the values under which an object is found. */
export type IndexFunctions = { readonly [name: string]: (object: JsonObject) => readonly string[] };
