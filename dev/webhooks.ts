/** The webhook server of the development control plane. */
import { defaultSettings } from "@bubustack/policies/settings";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { Running } from "@bubustack/runtime/process";
import type { AuditConfig } from "@bubustack/webhooks/recording/open";
import { serve } from "@bubustack/webhooks/serve";
import { systemNamespace } from "./accounts.ts";
import type { ComposePorts } from "./ports.ts";

/** How the webhooks reach the API server. */
export interface ApiAccess {
  readonly server: string;
  readonly ca: string;
  readonly token: string;
  /** Common name of the certificate that it shows, of the same authority as the one that it serves; default: it shows none. */
  readonly name?: string;
}

const loopback = "127.0.0.1";

/** Starts the webhook server; it is `ready` once the registrar has registered it: no write passes unjudged from then on. */
export function runWebhooks(
  { server, ca, token, name }: ApiAccess,
  { log, now }: ComposePorts,
  settings = defaultSettings,
  audit?: AuditConfig,
): Promise<Running> {
  const client = kubeClient({ server, ca, token, userAgent: "bubu-webhook" });
  const config = {
    namespace: systemNamespace,
    identity: "dev",
    host: loopback,
    port: 0,
    dnsNames: ["localhost"],
    ipAddresses: [loopback],
    settings,
    ...(name !== undefined && { callers: { caPem: ca, names: [name] } }),
    ...(audit && { audit }),
  };
  return serve(config, { client, log, now });
}
