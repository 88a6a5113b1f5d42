/** Does what exists hold to the policies that there are? */
import type { Caches, Kept } from "@bubustack/runtime/kube/caches";
import { cacheOf } from "@bubustack/runtime/kube/caches";
import type { ReconcileConfig, Reconciling } from "@bubustack/runtime/reconcile/reconcile";
import type { ScanningConfig } from "./scanning.ts";

/** What this reads besides policies and their exceptions, which others keep. What it scans it does not keep. */
export const kept: readonly Kept[] = [
  { resource: { group: "", version: "v1", resource: "namespaces", kind: "Namespace", namespaced: false } },
];

/** Nothing of it is loaded before all that is kept is there: no start waits for a scan. Throws where a cache is not kept. */
export function scan(caches: Caches, tools: ReconcileConfig, config: ScanningConfig): Reconciling {
  for (const { resource } of kept) cacheOf(caches, resource.kind);
  let running: Reconciling | undefined;
  let stopped = false;
  let loading: Promise<void> = Promise.resolve();
  const begin = async () => {
    const { scanning } = await import("./scanning.ts");
    if (stopped) return;
    running = scanning(caches, tools, config);
    running.start();
  };
  return {
    look: (key) => running?.look(key),
    start() {
      loading = caches.ready.then(begin).catch((err: unknown) => {
        if (!stopped) tools.log.error({ err }, "what exists cannot be scanned");
      });
    },
    async stop() {
      stopped = true;
      await running?.stop();
      await loading;
    },
  };
}
