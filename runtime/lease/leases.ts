import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { createAbsent } from "../apply/create.ts";
import { placeOf, preconditionsOf, sendDelete } from "../apply/request.ts";
import { metadataOf } from "../kube/object.ts";
import { resourcePath } from "../kube/path.ts";
import type { KubeClient } from "../kube/types.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Ownership } from "../ownership.ts";
import { shardOf } from "../ownership.ts";
import type { Note } from "../plan.ts";
import { heldBy, heldOf, leases as resource, stateOf } from "./lease-object.ts";
import type { Observed } from "./share.ts";
import { isFree, moves } from "./share.ts";

export interface LeasesConfig {
  readonly client: KubeClient;
  /** Where the Leases are. */
  readonly namespace: string;
  /** Name of the Lease of a single leader; with shards `NAME-0`, `NAME-1` …, and `NAME.IDENTITY` for each replica. */
  readonly name: string;
  /** Name of this replica; no other one has it. */
  readonly identity: string;
  /** Into how many parts the keys are shared out among replicas; default 1: one leader. Equal in all replicas. */
  readonly shards?: number;
  /** How long a Lease holds after its last renewal, in milliseconds; default 15,000. */
  readonly durationMs?: number;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Told when this replica takes a Lease. Default nobody is. */
  readonly tell?: (note: Note) => void;
  /** Milliseconds since the Unix epoch: written into Leases, never compared. */
  readonly now: () => number;
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
}

/** Leader election and shares of the work on Leases. A Lease fences nothing by itself: every write names what it saw. */
export interface RunningLeases extends Ownership {
  /** Begins to compete. Once only. */
  start(): void;
  /** Stops competing and gives back what is held. */
  stop(): Promise<void>;
}

const label = "bubustack.io/leases";
/** The place of a replica that was not renewed for so many durations is cleared away. */
const forgottenAfter = 10;

export function leases(config: LeasesConfig): RunningLeases {
  const { clock, log, identity, shards = 1, durationMs = 15_000 } = config;
  const table = tableOf(config, durationMs);
  const names = shards === 1 ? [config.name] : Array.from({ length: shards }, (_, at) => `${config.name}-${at}`);
  const members = shards === 1 ? undefined : table.members;
  const until = new Map<string, number>();
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const gauge = config.metrics.gauge("bubu_lease_held", "Whether this replica holds the Lease.", ["lease"]);
  const holds = (name: string) => clock() < (until.get(name) ?? Number.NEGATIVE_INFINITY);

  const hold = async (name: string) => {
    const sentAt = clock();
    const before = table.seen.get(name);
    const written = await table.write(name, identity);
    if (written === undefined) return void until.delete(name);
    // A third of the time is left for what is under way, before anybody else may take it.
    const had = holds(name);
    until.set(name, sentAt + (durationMs * 2) / 3);
    if (had) return;
    log.info({ lease: name, identity }, "lease taken");
    if (before?.holder !== identity) config.tell?.(taken(written, identity, before, sentAt));
    for (const listener of [...listeners]) listener();
  };
  const release = async (name: string) => {
    until.delete(name);
    if ((await table.write(name, "")) !== undefined) log.info({ lease: name, identity }, "lease given back");
  };
  const turn = async () => {
    await table.read(names);
    const all = members === undefined ? [identity] : await members();
    const {
      renew,
      take,
      release: beyond,
    } = moves({ names, seen: table.seen, members: all, me: identity, now: clock() });
    await Promise.all([...[...renew, ...take].map(hold), ...beyond.map(release)]);
    for (const name of names) gauge.set({ lease: name }, holds(name) ? 1 : 0);
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      await turn().catch((err: unknown) => log.warn({ err, lease: config.name }, "leases could not be renewed"));
      await sleep(durationMs / 5, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  return {
    holds: (key) => holds(names[shardOf(key, shards)] ?? ""),
    onGain(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      running ??= run();
    },
    async stop() {
      stopping.abort();
      await running;
      const leaving = names.filter(holds).map(release);
      if (members !== undefined) leaving.push(table.leave());
      // What cannot be given back is free after a while.
      await Promise.allSettled(leaving);
    },
  };
}

interface Table {
  readonly seen: ReadonlyMap<string, Observed>;
  read(names: readonly string[]): Promise<void>;
  /** Renews the place of this replica and answers who is there. */
  members(): Promise<readonly string[]>;
  /** Takes the place of this replica away. */
  leave(): Promise<void>;
  /** The Lease as it is then; undefined where somebody else has written meanwhile. */
  write(name: string, holder: string): Promise<JsonObject | undefined>;
}

/** Says who works from now on, and whether somebody else has fallen silent for that. */
function taken(lease: JsonObject, identity: string, before: Observed | undefined, now: number): Note {
  const about = lease;
  if (before === undefined || before.holder === "")
    return { about, type: "Normal", reason: "LeaseTaken", message: `${identity} works from now on` };
  const silentS = Math.round((now - before.seenAt) / 1_000);
  const message = `${identity} works from now on: ${before.holder} had not renewed it for ${silentS} s`;
  return { about, type: "Warning", reason: "LeaseTakenOver", message };
}

function tableOf(config: LeasesConfig, durationMs: number): Table {
  const { client, namespace, name: base, identity, clock } = config;
  const objects = new Map<string, JsonObject>();
  const seen = new Map<string, Observed>();
  const states = new Map<string, string>();
  const signal = new AbortController().signal;
  const timeoutMs = durationMs / 3;
  const prefix = `${base}.`;

  const observe = (name: string, lease: JsonObject | undefined) => {
    if (lease === undefined) {
      for (const held of [objects, seen, states]) held.delete(name);
      return;
    }
    objects.set(name, lease);
    const changed = states.get(name) !== stateOf(lease);
    states.set(name, stateOf(lease));
    const seenAt = changed ? clock() : (seen.get(name)?.seenAt ?? clock());
    seen.set(name, { name, ...heldOf(lease), seenAt });
  };
  const write = async (name: string, holder: string): Promise<JsonObject | undefined> => {
    const before = objects.get(name);
    const lease = heldBy(holder, holder === "" ? 1_000 : durationMs, config.now(), before);
    const object = { ...lease, metadata: lease.metadata ?? { namespace, name, labels: { [label]: base } } };
    try {
      const unique = () => randomBytes(6).toString("hex");
      const answer =
        before === undefined
          ? await createAbsent({ client, manager: base, unique, signal }, resource, object)
          : await client.request("PUT", placeOf(resource, before), { body: object, timeoutMs });
      observe(name, answer);
      return answer;
    } catch (error) {
      if (error instanceof BubuError && (error.http === 409 || error.http === 404)) return undefined;
      throw error;
    }
  };
  /** What has changed meanwhile is somebody's, and stays. */
  const remove = async (name: string): Promise<void> => {
    const lease = objects.get(name);
    if (lease === undefined) return;
    observe(name, undefined);
    const body = { preconditions: preconditionsOf(resource, lease) };
    await sendDelete(client, placeOf(resource, lease), body, signal).catch(() => undefined);
  };
  return {
    seen,
    write,
    async read(names) {
      if (names.length === 1) {
        for (const name of names) observe(name, await get(config, name, timeoutMs));
        return;
      }
      const listed = await list(config, timeoutMs);
      for (const name of new Set([...objects.keys(), ...listed.keys()])) observe(name, listed.get(name));
    },
    async members() {
      await write(`${prefix}${identity}`, identity);
      const there = [...seen.values()].filter((one) => one.name.startsWith(prefix));
      const gone = there.filter((one) => clock() - one.seenAt > forgottenAfter * durationMs);
      await Promise.all(gone.map(({ name }) => remove(name)));
      return [identity, ...there.filter((one) => !isFree(one, clock())).map(({ holder }) => holder)];
    },
    leave: () => remove(`${prefix}${identity}`),
  };
}

async function get({ client, namespace }: LeasesConfig, name: string, timeoutMs: number) {
  try {
    return await client.request("GET", resourcePath(resource, { namespace, name }), { timeoutMs });
  } catch (error) {
    if (error instanceof BubuError && error.code === "kube/request" && error.http === 404) return undefined;
    throw error;
  }
}

async function list({ client, namespace, name }: LeasesConfig, timeoutMs: number) {
  const query = { labelSelector: `${label}=${name}` };
  const { items } = await client.request("GET", resourcePath(resource, { namespace }), { query, timeoutMs });
  const found = isList(items) ? items.filter(isObject) : [];
  const typed = found.map((item) => ({ apiVersion: "coordination.k8s.io/v1", kind: "Lease", ...item }));
  return new Map(typed.map((item) => [metadataOf(item).name, item as JsonObject]));
}
