/** Kinds of others that policies may read, as the installation lists them: one cache for each kind and namespace. */
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import type { CacheConfig, RunningCache } from "@bubustack/runtime/kube/cache";
import { cache } from "@bubustack/runtime/kube/cache";
import type { Kept } from "../ports.ts";

export interface ReadablesConfig extends Pick<CacheConfig, "client" | "log" | "metrics" | "now" | "random"> {
  readonly readable: PolicySettings["readable"];
}

export interface Readables {
  readonly ready: Promise<void>;
  kept(apiVersion: string, kind: string): Kept | undefined;
  stop(): Promise<void>;
}

/** Starts them. */
export function readables({ readable, ...ports }: ReadablesConfig): Readables {
  const all = new Map<string, { readonly kept: Kept; readonly caches: readonly RunningCache[] }>();
  for (const { namespaces, namespaced, ...named } of readable) {
    const resource = { ...named, namespaced };
    const somewhere = namespaced && namespaces.length > 0;
    const places = somewhere ? namespaces.map((namespace) => ({ namespace })) : [{}];
    const caches = places.map((place) => cache({ resource, ...place, ...ports }));
    const kept: Kept = {
      namespaced,
      get synced() {
        return caches.every(({ synced }) => synced);
      },
      ...(somewhere && { namespaces }),
      values: () => caches.flatMap((one) => one.values()),
    };
    const { group, version, kind } = named;
    all.set(`${group === "" ? version : `${group}/${version}`} ${kind}`, { kept, caches });
  }
  const running = [...all.values()].flatMap(({ caches }) => caches);
  for (const one of running) one.start();
  const ready = Promise.all(running.map((one) => one.ready)).then(() => undefined);
  // Whoever awaits it hears of a rejection; that nobody does is no error.
  ready.catch(() => {});
  return {
    ready,
    kept: (apiVersion, kind) => all.get(`${apiVersion} ${kind}`)?.kept,
    async stop() {
      await Promise.all(running.map((one) => one.stop()));
    },
  };
}
