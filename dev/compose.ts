/** Composes the embedded control plane: the API server in a thread of its own, the webhooks in this one. */

import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { spawn } from "@bubustack/apiserver/spawn";
import { issueLeaf } from "@bubustack/certs/issue";
import { keep } from "@bubustack/certs/keeper";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { resourcePath } from "@bubustack/runtime/kube/path";
import type { Log } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import type { Running } from "@bubustack/runtime/process";
import { runLookups } from "@bubustack/webhooks/lookups";
import { registration } from "@bubustack/webhooks/registration";
import { start as startWebhooks } from "@bubustack/webhooks/start";
import type { Identity } from "./identity.ts";

export interface ComposeConfig {
  /** Port of the Kubernetes API on loopback; 0 picks a free one. */
  readonly port: number;
  readonly identity: Identity;
}

export interface ComposePorts {
  readonly log: Log;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

const loopback = "127.0.0.1";
const admin = { user: "bubu-dev-admin", groups: ["system:masters", "system:authenticated"] };

/** Starts everything; resolves once reviews are in force. What was started before a failure is stopped again. */
export async function compose({ port, identity }: ComposeConfig, { log, now }: ComposePorts): Promise<Running> {
  const { ca, token } = identity;
  const leaf = issueLeaf({
    ca,
    commonName: "bubu-dev",
    dnsNames: ["localhost"],
    ipAddresses: [loopback],
    days: 30,
    now: now(),
    usages: "server",
  });
  const running: (() => Promise<void>)[] = [];
  const stop = async (graceMs: number): Promise<void> => {
    for (const end of running.splice(0).reverse()) await end();
    void graceMs;
  };
  try {
    const api = await spawn({
      host: loopback,
      port,
      tls: { certPem: leaf.certPem, keyPem: leaf.keyPem, caPem: ca.certPem },
      tokens: [{ token, ...admin }],
      objects: kinds.map((kind) => crd(kind) as Json),
    });
    running.push(() => api.stop(1_000));
    const client = kubeClient({ server: api.url, ca: ca.certPem, token, userAgent: "bubu-webhook" });
    running.push(async () => client.close());
    const registry = metrics();
    const lookups = runLookups({ client, kinds, log, metrics: registry, now, random: Math.random });
    running.push(() => lookups.stop());
    const keeper = keep(
      { commonName: "bubu-webhook", caCommonName: "bubu-webhook-ca", dnsNames: ["localhost"], ipAddresses: [loopback] },
      { now, random: Math.random, onError: (err) => log.error({ err }, "certificate renewal failed") },
    );
    running.push(async () => keeper.stop());
    const webhooks = await startWebhooks(
      { host: loopback, port: 0, settings: defaultSettings },
      { tls: keeper, lookups, log, metrics: registry, host: host(), now: () => performance.now() },
    );
    running.push(() => webhooks.stop(1_000));
    await lookups.ready;
    const [mutating, validating] = registration({ kinds, target: { url: webhooks.address }, caPem: keeper.caBundle() });
    const paths = ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"].map((resource) =>
      resourcePath({ group: "admissionregistration.k8s.io", version: "v1", resource }),
    );
    await client.request("POST", paths[0] ?? "", { body: mutating });
    await client.request("POST", paths[1] ?? "", { body: validating });
    return { ready: webhooks.ready, address: api.url, stop };
  } catch (error) {
    await stop(0);
    throw error;
  }
}
