import { heartbeatName } from "@bubustack/policies/registration/names";
import { host } from "@bubustack/runtime/host";
import type { Running } from "@bubustack/runtime/process";
import { hostControllers } from "@bubustack/runtime/reconcile/host";
import { reconcile } from "@bubustack/runtime/reconcile/reconcile";
import { exceptions, kept as keptForExceptions } from "./exception/index.ts";
import { grant, kept as keptForGrants } from "./grant/index.ts";
import { kept as keptForPolicies, policies } from "./policy/index.ts";
import type { Config, Ports } from "./ports.ts";
import { kept as keptForScans, scan } from "./scan/index.ts";

/** Starts the platform's controllers. They work when this resolves; `ready` settles once their caches are complete. */
export function start({ settings, ...config }: Config, ports: Ports): Promise<Running> {
  const heartbeat = { name: heartbeatName, everyMs: settings.heartbeatSeconds * 1_000 };
  const kept = [...keptForGrants, ...keptForExceptions, ...keptForPolicies(config.namespace), ...keptForScans];
  const judged = { namespace: config.namespace, settings, host: host({ now: ports.now, random: ports.random }) };
  return hostControllers({ ...config, name: "bubu-controller", kept, heartbeat }, ports, (caches, tools) => [
    reconcile(grant(caches, settings.crossNamespace), tools),
    ...policies(caches, { ...judged, client: tools.client, clock: ports.now }).map((one) => reconcile(one, tools)),
    ...exceptions(caches, judged.host).map((one) => reconcile(one, tools)),
    ...(settings.policy.scan.enabled ? [scan(caches, tools, { ...judged, settings: settings.policy })] : []),
  ]);
}
