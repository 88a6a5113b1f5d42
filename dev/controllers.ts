/** The controllers of the development control plane. */
import { start as startRegistrar } from "@bubustack/controller/registrar/start";
import { start } from "@bubustack/controller/start";
import { defaultSettings } from "@bubustack/policies/settings";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import type { Running } from "@bubustack/runtime/process";
import { systemNamespace } from "./accounts.ts";
import type { ComposePorts } from "./ports.ts";

/** How the controllers reach the API server. */
export interface ControllerAccess {
  readonly server: string;
  readonly ca: string;
  readonly token: string;
}

/** This is the only replica: an earlier one of this folder has ended, and what it held is taken over at once. */
const identity = "dev";

const probes = { host: "127.0.0.1", port: 0 };

/** What keeps objects as they should be. */
export function runControllers(
  access: ControllerAccess,
  ports: ComposePorts,
  settings = defaultSettings,
): Promise<Running> {
  const config = { namespace: systemNamespace, identity, probes, settings };
  return withClient(access, "bubu-controller", (client) => start(config, { client, ...clocks, ...ports }));
}

/** What registers the webhooks, under an account of its own. */
export function runRegistrar(
  access: ControllerAccess,
  ports: ComposePorts,
  { policy } = defaultSettings,
): Promise<Running> {
  const config = { namespace: systemNamespace, identity, probes, settings: policy };
  return withClient(access, "bubu-registrar", (client) => startRegistrar(config, { client, ...clocks, ...ports }));
}

const clocks = { clock: () => performance.now(), random: Math.random };

/** The client ends with what uses it. */
async function withClient(
  access: ControllerAccess,
  userAgent: string,
  begin: (client: KubeClient) => Promise<Running>,
): Promise<Running> {
  const client = kubeClient({ ...access, userAgent });
  try {
    const running = await begin(client);
    return {
      ...running,
      stop: async (graceMs) => {
        await running.stop(graceMs);
        client.close();
      },
    };
  } catch (error) {
    client.close();
    throw error;
  }
}
