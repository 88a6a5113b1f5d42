import type { Running } from "@bubustack/runtime/process";
import type { ControllerHostConfig, ControllerHostPorts } from "@bubustack/runtime/reconcile/host";
import { hostControllers } from "@bubustack/runtime/reconcile/host";
import { reconcile } from "@bubustack/runtime/reconcile/reconcile";
import type { RegistrarConfig } from "./index.ts";
import { kept, registrar } from "./index.ts";

/** What the process is told once, at its start. */
export type Config = RegistrarConfig & Pick<ControllerHostConfig, "identity" | "probes" | "leaseMs">;

/**
 * Starts the registrar, a process of its own: who may write a webhook configuration can read every object through it,
 * so that nothing else has that right. It works when this resolves; `ready` settles once its caches are complete.
 */
export function start(config: Config, ports: ControllerHostPorts): Promise<Running> {
  const { namespace, identity, probes, leaseMs } = config;
  return hostControllers(
    {
      name: "bubu-registrar",
      namespace,
      identity,
      probes,
      kept: kept(config),
      ...(leaseMs === undefined ? {} : { leaseMs }),
    },
    ports,
    (caches, tools) => [reconcile(registrar(caches, config, ports.clock), tools)],
  );
}
