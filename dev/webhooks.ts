/** The webhook server of the development control plane, with its caches and its registration. */
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { keep } from "@bubustack/certs/keeper";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { resourcePath } from "@bubustack/runtime/kube/path";
import { metrics } from "@bubustack/runtime/metrics";
import type { Running } from "@bubustack/runtime/process";
import { runLookups } from "@bubustack/webhooks/lookups";
import { registration } from "@bubustack/webhooks/registration";
import { start } from "@bubustack/webhooks/start";
import type { ComposePorts } from "./ports.ts";

/** How the webhooks reach the API server. */
export interface ApiAccess {
  readonly server: string;
  readonly ca: string;
  /** What the webhook server reads with. */
  readonly token: string;
  /** What it is registered with: its own account cannot do that. */
  readonly registrarToken: string;
}

const loopback = "127.0.0.1";
const names = {
  commonName: "bubu-webhook",
  caCommonName: "bubu-webhook-ca",
  dnsNames: ["localhost"],
  ipAddresses: [loopback],
};

/** Starts the webhook server; resolves once it is registered, so that no write passes unjudged from then on. */
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
    const config = { host: loopback, port: 0, settings: defaultSettings };
    const ports = { tls: keeper, lookups, log, metrics: registry, host: host(), now: () => performance.now() };
    const webhook = await start(config, ports);
    const stop = async (graceMs: number): Promise<void> => {
      await webhook.stop(graceMs);
      await stopRest();
    };
    await register(access, webhook.address, keeper.caBundle());
    return { ready: webhook.ready, address: webhook.address, stop };
  } catch (error) {
    await stopRest();
    throw error;
  }
}

/** Applies both webhook configurations: where data was kept, those of the last start are there still. */
async function register(access: ApiAccess, url: string, caPem: string): Promise<void> {
  const { server, ca, registrarToken: token } = access;
  const client = kubeClient({ server, ca, token, userAgent: "bubu-dev" });
  const apply = (resource: string, body: JsonObject) => {
    const path = resourcePath({ group: "admissionregistration.k8s.io", version: "v1", resource });
    const { name } = body["metadata"] as { readonly name: string };
    const query = { fieldManager: "bubu-dev", force: "true" };
    const contentType = "application/apply-patch+yaml";
    return client.request("PATCH", `${path}/${name}`, { body, query, contentType });
  };
  const [mutating, validating] = registration({ kinds, target: { url }, caPem });
  try {
    await Promise.all([
      apply("mutatingwebhookconfigurations", mutating),
      apply("validatingwebhookconfigurations", validating),
    ]);
  } finally {
    client.close();
  }
}
