/** A controller to be tried: it keeps a copy of each ConfigMap `source-…`, named `copy-…`, and removes copies without one. */
import type { JsonObject } from "@bubustack/api/json";
import { health } from "@bubustack/runtime/health";
import { cache } from "@bubustack/runtime/kube/cache";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { KubeClient, Resource } from "@bubustack/runtime/kube/types";
import { leases } from "@bubustack/runtime/lease/leases";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import type { Plan } from "@bubustack/runtime/plan";
import type { Controller } from "@bubustack/runtime/reconcile/controller";
import { reconcile } from "@bubustack/runtime/reconcile/reconcile";

export const configMaps: Resource = {
  group: "",
  version: "v1",
  resource: "configmaps",
  kind: "ConfigMap",
  namespaced: true,
};

interface Seen {
  readonly namespace: string;
  readonly name: string;
  readonly source: JsonObject | undefined;
  readonly copy: JsonObject | undefined;
}

function decide({ namespace, name, source, copy }: Seen): Plan {
  const fields = { data: source?.data ?? {} };
  const object = { ...fields, metadata: { namespace, name: `copy-${name}` } };
  if (copy === undefined) {
    return source === undefined ? {} : { writes: [{ write: "create", resource: configMaps, object }] };
  }
  return {
    writes: [
      source === undefined
        ? { write: "delete", resource: configMaps, seen: copy }
        : { write: "apply", resource: configMaps, seen: copy, fields },
    ],
  };
}

export interface Mirror {
  /** Whether this replica leads. */
  leads(): boolean;
  stop(): Promise<void>;
}

/** Waits are short, so that what fails is tried again within a test. */
const backoff = { baseMs: 10, capMs: 100 };

/** A replica, at work once it leads. */
export async function mirror(
  client: KubeClient,
  namespace: string,
  identity: string,
  durationMs = 1_000,
): Promise<Mirror> {
  const clock = () => performance.now();
  const shared = { client, log: silentLog(), metrics: metrics(), now: Date.now, random: Math.random, clock };
  const informer = cache({ ...shared, resource: configMaps, namespace, manager: "bubu-mirror", backoff });
  const controller: Controller<Seen> = {
    name: "mirror",
    sources: [
      {
        informer,
        keys(object) {
          const [, name] = /^(?:source|copy)-(.+)$/.exec(metadataOf(object).name) ?? [];
          return name === undefined ? [] : [{ namespace, name }];
        },
      },
    ],
    observe: ({ name }) => ({
      namespace,
      name,
      source: informer.get(namespace, `source-${name}`),
      copy: informer.get(namespace, `copy-${name}`),
    }),
    decide,
  };
  const ownership = leases({ ...shared, namespace, name: "bubu-mirror", identity, durationMs });
  const notes = { tell: () => {}, stop: () => Promise.resolve() };
  const running = reconcile(controller, { ...shared, ownership, notes, health: health(), backoff });
  running.start();
  informer.start();
  ownership.start();
  await informer.ready;
  return {
    leads: () => ownership.holds({ namespace, name: "" }),
    async stop() {
      await Promise.all([running.stop(), ownership.stop()]);
      await informer.stop();
    },
  };
}
