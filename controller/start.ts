import { heartbeatName } from "@bubustack/policies/registration/names";
import type { Running } from "@bubustack/runtime/process";
import { hostControllers } from "@bubustack/runtime/reconcile/host";
import { reconcile } from "@bubustack/runtime/reconcile/reconcile";
import { grant, kept } from "./grant/index.ts";
import type { Config, Ports } from "./ports.ts";

/** Starts the platform's controllers. They work when this resolves; `ready` settles once their caches are complete. */
export function start({ settings, ...config }: Config, ports: Ports): Promise<Running> {
  const heartbeat = { name: heartbeatName, everyMs: settings.heartbeatSeconds * 1_000 };
  return hostControllers({ ...config, name: "bubu-controller", kept, heartbeat }, ports, (caches, tools) => [
    reconcile(grant(caches, settings.crossNamespace), tools),
  ]);
}
