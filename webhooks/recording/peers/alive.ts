import { BubuError } from "@bubustack/api/errors";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { leases, stateOf } from "@bubustack/runtime/lease/lease-object";

export interface AliveConfig {
  readonly client: Pick<KubeClient, "request">;
  /** The namespace of the installation, where replicas have their Leases. */
  readonly namespace: string;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  /** Milliseconds without a sign of life after which a replica is gone. It renews its Lease each ten seconds. */
  readonly goneMs: number;
}

interface Heard {
  /** The Lease as it was; empty where there was none. */
  readonly state: string;
  readonly at: number;
}

/**
 * Whether replicas live, by the Leases by which they announce themselves. Time is that of this process: a replica is gone
 * once its Lease has not changed, or not been there, for so long.
 */
export function alive({ client, namespace, now, goneMs }: AliveConfig): (replica: string) => Promise<boolean> {
  const heard = new Map<string, Heard>();
  return async (replica) => {
    const state = await stateNow(client, namespace, `bubu-webhook.${replica}`);
    const before = heard.get(replica);
    if (before?.state === state) return now() - before.at < goneMs;
    heard.set(replica, { state, at: now() });
    return true;
  };
}

async function stateNow(client: AliveConfig["client"], namespace: string, name: string): Promise<string> {
  try {
    return stateOf(await client.request("GET", resourcePath(leases, { namespace, name })));
  } catch (error) {
    if (error instanceof BubuError && error.code === "kube/request" && error.http === 404) return "";
    throw error;
  }
}
