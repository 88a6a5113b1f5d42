import type { Settings } from "@bubustack/policies/settings";
import type { ControllerHostPorts } from "@bubustack/runtime/reconcile/host";

/** What the process is told once, at its start. */
export interface Config {
  /** The namespace of the installation, where its Leases are. */
  readonly namespace: string;
  /** Name of this replica; no other one has it. */
  readonly identity: string;
  /** Address and port of `/healthz`, `/readyz` and `/metrics`; port 0 picks a free one. */
  readonly probes: { readonly host: string; readonly port: number };
  readonly settings: Settings;
}

/** What the process reaches. */
export type Ports = ControllerHostPorts;
