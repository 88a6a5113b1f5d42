/** The controllers of the development control plane. */
import { start } from "@bubustack/controller/start";
import { defaultSettings } from "@bubustack/policies/settings";
import { kubeClient } from "@bubustack/runtime/kube/client";
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

export async function runControllers(access: ControllerAccess, { log, now }: ComposePorts): Promise<Running> {
  const client = kubeClient({ ...access, userAgent: "bubu-controller" });
  const config = {
    namespace: systemNamespace,
    identity,
    probes: { host: "127.0.0.1", port: 0 },
    settings: defaultSettings,
  };
  try {
    const running = await start(config, { client, log, now, clock: () => performance.now(), random: Math.random });
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
