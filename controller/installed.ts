import { serviceName } from "@bubustack/policies/registration/names";
import { defaultSettings } from "@bubustack/policies/settings";
import { settingsOf } from "@bubustack/policies/settings-of";
import type { Surroundings } from "@bubustack/runtime/installed";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { inCluster } from "@bubustack/runtime/kube/in-cluster";
import type { Log } from "@bubustack/runtime/log";
import type { Running } from "@bubustack/runtime/process";
import { settingsIn, variables } from "@bubustack/runtime/variables";
import { start as startRegistrar } from "./registrar/start.ts";
import { start } from "./start.ts";

/** Health and metrics are asked for from outside of the Pod. */
const host = "0.0.0.0";

/**
 * Runs the controllers in a Pod. `BUBU_PROBES_PORT` (default 8081) is where health and metrics are, `BUBU_SETTINGS` a
 * JSON file with settings.
 */
export async function installedController(around: Surroundings, log: Log): Promise<Running> {
  const { port, settings } = await told(around);
  const { namespace, client } = await connected(around, "bubu-controller");
  const config = { namespace, identity: around.identity, probes: { host, port }, settings };
  return closing(client, () => start(config, { ...clocks, client, log }));
}

/**
 * Runs the registrar in a Pod. `BUBU_PROBES_PORT` (default 8081) is where health and metrics are, `BUBU_SETTINGS` a JSON file
 * with settings. The Service `bubu-webhook` of its namespace leads to the webhooks.
 */
export async function installedRegistrar(around: Surroundings, log: Log): Promise<Running> {
  const { port, settings } = await told(around);
  const { namespace, client } = await connected(around, "bubu-registrar");
  const config = {
    namespace,
    identity: around.identity,
    probes: { host, port },
    service: { service: { namespace, name: serviceName } },
    settings: settings.policy,
  };
  return closing(client, () => startRegistrar(config, { ...clocks, client, log }));
}

async function told({ env, readFile }: Surroundings) {
  const { port, path } = variables(env, (says) => ({
    port: says.port("BUBU_PROBES_PORT", 8081),
    path: says.path("BUBU_SETTINGS"),
  }));
  const settings = path === undefined ? defaultSettings : settingsIn(path, await readFile(path), settingsOf);
  return { port, settings };
}

const clocks = { now: Date.now, clock: () => performance.now(), random: Math.random };

async function connected({ env, readFile }: Surroundings, userAgent: string) {
  const { options, namespace } = await inCluster(env, readFile);
  return { namespace, client: kubeClient({ ...options, userAgent }) };
}

/** The client ends with what uses it. */
async function closing(client: { close(): void }, begin: () => Promise<Running>): Promise<Running> {
  try {
    const running = await begin();
    const stop = async (graceMs: number) => {
      await running.stop(graceMs);
      client.close();
    };
    return { ...running, stop };
  } catch (error) {
    client.close();
    throw error;
  }
}
