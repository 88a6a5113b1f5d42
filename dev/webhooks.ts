/** The webhook server of the development control plane, with its caches and its announcement. */
import { kinds } from "@bubustack/api/kinds";
import { keep } from "@bubustack/certs/keeper";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { metrics } from "@bubustack/runtime/metrics";
import type { Running } from "@bubustack/runtime/process";
import { runLookups } from "@bubustack/webhooks/lookups";
import { presence } from "@bubustack/webhooks/presence";
import { start } from "@bubustack/webhooks/start";
import { systemNamespace } from "./accounts.ts";
import type { ComposePorts } from "./ports.ts";

/** How the webhooks reach the API server. */
export interface ApiAccess {
  readonly server: string;
  readonly ca: string;
  readonly token: string;
}

const loopback = "127.0.0.1";
const names = {
  commonName: "bubu-webhook",
  caCommonName: "bubu-webhook-ca",
  dnsNames: ["localhost"],
  ipAddresses: [loopback],
};

/** Starts the webhook server; it is `ready` once the registrar has registered it: no write passes unjudged from then on. */
export async function runWebhooks(access: ApiAccess, { log, now }: ComposePorts): Promise<Running> {
  const { server, ca, token } = access;
  const client = kubeClient({ server, ca, token, userAgent: "bubu-webhook" });
  const registry = metrics();
  const lookups = runLookups({ client, kinds, log, metrics: registry, now, random: Math.random });
  const keeper = keep(names, {
    now,
    random: Math.random,
    onError: (err) => log.error({ err }, "certificate renewal failed"),
  });
  const stopRest = async (): Promise<void> => {
    keeper.stop();
    await lookups.stop();
    client.close();
  };
  try {
    const shown = presence({
      client,
      namespace: systemNamespace,
      identity: "dev",
      authority: keeper,
      log,
      metrics: registry,
      now,
      random: Math.random,
    });
    const config = { host: loopback, port: 0, settings: defaultSettings };
    const ports = {
      tls: keeper,
      lookups,
      presence: shown,
      log,
      metrics: registry,
      host: host(),
      now: () => performance.now(),
    };
    const webhook = await start(config, ports);
    const stop = async (graceMs: number): Promise<void> => {
      await webhook.stop(graceMs);
      await stopRest();
    };
    return { ready: webhook.ready, address: webhook.address, stop };
  } catch (error) {
    await stopRest();
    throw error;
  }
}
