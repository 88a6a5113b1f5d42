import type { JsonObject } from "@bubustack/api/json";
import type { AccessAsk } from "@bubustack/policies/access";
import type { Host } from "@bubustack/policies/host";
import type { Judgement, Review, World } from "@bubustack/policies/kernel";
import type { Answer } from "@bubustack/policies/related";
import type { Settings } from "@bubustack/policies/settings";
import type { Cache } from "@bubustack/runtime/kube/types";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import type { Callers } from "./callers.ts";
import type { DecisionRecord } from "./decision-log.ts";
import type { Limits } from "./limits.ts";
import type { Holder } from "./policy/holder.ts";
import type { Recorder } from "./recording/recorder.ts";

/** What the server is told once, at its start. */
export interface Config {
  /** Address to listen on, for example `127.0.0.1`. */
  readonly host: string;
  /** Port to listen on; 0 picks a free one. */
  readonly port: number;
  readonly settings: Settings;
  /** Who counts as the API server; absent: no caller is verified. */
  readonly callers?: Callers;
  /** Bounds; each field has a default (`defaultLimits`). */
  readonly limits?: Partial<Limits>;
  /** Milliseconds between failing readiness and no longer accepting connections; default 0. */
  readonly drainMs?: number;
  /** The judging worker's file; default the one beside this house. */
  readonly workerFile?: URL;
}

/** PEM texts of the serving certificate (leaf first) and its key. */
export interface Certificate {
  readonly certPem: string;
  readonly keyPem: string;
}

export interface Tls {
  current(): Certificate;
  /** Calls back on each new certificate; answers a function that ends that. */
  onChange(callback: () => void): () => void;
}

/** Where related objects come from. */
export interface Lookups {
  /** The cache of a kind; undefined where none is kept. */
  cache(kind: string): Cache | undefined;
  /** One read by name from the API server itself. Undefined where it does not exist; throws where that is not known. */
  get(kind: string, namespace: string, name: string, signal: AbortSignal): Promise<JsonObject | undefined>;
  readonly access: AccessReviews;
  /** All that is kept of a kind, for policies that read objects; undefined where nothing is. Default: nothing is. */
  kept?(apiVersion: string, kind: string): Kept | undefined;
}

/** The objects of a kind, as far as policies may read them. */
export interface Kept {
  readonly namespaced: boolean;
  readonly synced: boolean;
  /** Where they may be read; undefined: everywhere. */
  readonly namespaces?: readonly string[];
  values(): readonly JsonObject[];
}

/** What the API server says of somebody's rights. */
export interface AccessReviews {
  /** An answer that is at most ten seconds old. */
  known(ask: AccessAsk): Answer | undefined;
  /** One access review. Throws where the API server gave no answer. */
  ask(ask: AccessAsk, signal: AbortSignal): Promise<Answer>;
}

/** How the API server comes to know this replica. */
export interface Presence {
  /** Announces where this replica listens, and goes on to do so. Throws what the first announcement throws. */
  start(address: string): Promise<void>;
  /** What is missing until the API server calls this replica; undefined where nothing is. */
  missing(): string | undefined;
  /** Says anew what there is to say of this replica, now. */
  refresh(): void;
  stop(): Promise<void>;
}

/** How old what this replica judges by may be. */
export interface Freshness {
  /** Begins to watch. Once only. */
  start(): void;
  /** Why this replica should not be called; undefined where nothing speaks against it. */
  missing(): string | undefined;
  /** Too old to judge: the failure policy decides. */
  stale(): boolean;
  stop(): Promise<void>;
}

export type Judge = (review: Review, world: World) => Judgement;

/** What the server reaches. */
export interface Ports {
  readonly tls: Tls;
  readonly lookups: Lookups;
  /** The policies that there are; absent: none. */
  readonly holder?: Holder;
  /** Opens, at the first call, what has each decision on record before its answer leaves. Absent: nothing is recorded. */
  readonly recorder?: () => Promise<Recorder>;
  /** Told of each decision, once. */
  readonly onDecision?: (record: DecisionRecord) => void;
  /** Absent: whoever composes sees to the registration. */
  readonly presence?: Presence;
  /** Absent: what it judges by counts as fresh. */
  readonly freshness?: Freshness;
  /** Default: the kernel's. Used on the main loop only; the judging worker has the kernel of its own file. */
  readonly judge?: Judge;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly host: Host;
  /** A monotonic clock in milliseconds, such as `performance.now`. */
  readonly now: () => number;
}
