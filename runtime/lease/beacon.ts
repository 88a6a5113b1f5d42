import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "@bubustack/api/json";
import { apply } from "../apply/apply.ts";
import { fateOf } from "../fate.ts";
import { resourcePath } from "../kube/path.ts";
import type { KubeClient } from "../kube/types.ts";
import type { Log } from "../log.ts";
import { heldBy, leases as resource } from "./lease-object.ts";

export interface BeaconConfig {
  readonly client: KubeClient;
  readonly namespace: string;
  /** Name of the Lease: `PROCESS.REPLICA`. */
  readonly name: string;
  /** Name of this replica; no other one has it. */
  readonly identity: string;
  readonly labels: { readonly [key: string]: string };
  /** What this replica has to say; asked before each write. */
  readonly says: () => { readonly [key: string]: string };
  /** How long the Lease holds after its last renewal, in milliseconds; default 30,000. It is renewed three times in that. */
  readonly durationMs?: number;
  readonly log: Log;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** A Lease by which a replica says that it is there, and in annotations what others have to know of it. */
export interface Beacon {
  /** Shows itself and goes on to do so. Throws what the first write throws. */
  start(): Promise<void>;
  /** Says anew what it has to say, now. */
  refresh(): void;
  /** Takes the Lease away. */
  stop(): Promise<void>;
}

export function beacon(config: BeaconConfig): Beacon {
  const { client, namespace, name, identity, labels, log, durationMs = 30_000 } = config;
  const path = resourcePath(resource, { namespace, name });
  const stopping = new AbortController();
  let lease: JsonObject | undefined;
  let wake = new AbortController();
  let running: Promise<void> | undefined;
  const tools = {
    client,
    // Under a name of this replica, so that no other one can take part in its Lease.
    manager: `bubu-beacon-${identity}`.slice(0, 100),
    unique: () => randomBytes(6).toString("hex"),
    learn: (_: unknown, object: JsonObject) => {
      lease = object;
    },
    onWrite: () => {},
    valid: () => true,
    signal: new AbortController().signal,
  };
  const show = async () => {
    const { spec } = heldBy(identity, durationMs, config.now(), lease);
    const fields = { metadata: { labels, annotations: config.says() }, spec };
    const object = { ...fields, metadata: { ...fields.metadata, namespace, name } };
    await apply(
      {
        writes: [
          lease === undefined
            ? { write: "create", resource, object }
            : { write: "apply", resource, seen: lease, fields },
        ],
      },
      tools,
    );
  };
  /** An earlier life of this replica may have left its Lease, and somebody may have changed or deleted it. */
  const look = async () => {
    lease = await client.request("GET", path).catch(() => undefined);
  };
  const persist = () =>
    show().catch(async (error: unknown) => {
      if (fateOf(error) === "retry") throw error;
      await look();
      await show();
    });
  const run = async () => {
    while (!stopping.signal.aborted) {
      const signal = AbortSignal.any([stopping.signal, wake.signal]);
      await sleep(durationMs / 3, undefined, { signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      wake = new AbortController();
      await persist().catch((err: unknown) =>
        log.warn({ err, lease: name }, "the lease of this replica was not renewed"),
      );
    }
  };
  return {
    async start() {
      await persist();
      running ??= run();
    },
    refresh: () => wake.abort(),
    async stop() {
      stopping.abort();
      await running;
      if (lease === undefined) return;
      await apply({ writes: [{ write: "delete", resource, seen: lease }] }, tools).catch(() => {});
    },
  };
}
