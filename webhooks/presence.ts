import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { announce, announcementLabel } from "@bubustack/policies/registration/announcement";
import { configurationNames } from "@bubustack/policies/registration/names";
import { caches } from "@bubustack/runtime/kube/caches";
import type { KubeClient, Resource } from "@bubustack/runtime/kube/types";
import { beacon } from "@bubustack/runtime/lease/beacon";
import type { Log } from "@bubustack/runtime/log";
import type { Metrics } from "@bubustack/runtime/metrics";
import type { Presence } from "./ports.ts";

export interface PresenceConfig {
  readonly client: KubeClient;
  /** The namespace of the installation. */
  readonly namespace: string;
  /** Name of this replica; no other one has it. */
  readonly identity: string;
  /** Who issues what this replica serves. */
  readonly authority: {
    issuer(): { readonly certPem: string };
    /** PEM of every authority that clients must trust. */
    caBundle(): string;
    onChange(listener: () => void): () => void;
  };
  /** Of all that this replica judges by; asked before each announcement. */
  readonly digest: () => string;
  /** Calls back when that digest is another one. Answers how to end that. Default: it never is. */
  readonly onDigest?: (listener: () => void) => () => void;
  /** Further annotations of the Lease; asked before each announcement. Default: none. */
  readonly says?: () => { readonly [key: string]: string };
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

const configuration = (resource: string, kind: string): Resource => ({
  group: "admissionregistration.k8s.io",
  version: "v1",
  resource,
  kind,
  namespaced: false,
});
const registered = [
  {
    resource: configuration("mutatingwebhookconfigurations", "MutatingWebhookConfiguration"),
    name: configurationNames.mutating,
  },
  {
    resource: configuration("validatingwebhookconfigurations", "ValidatingWebhookConfiguration"),
    name: configurationNames.validating,
  },
];

/**
 * Announces this replica in a Lease of its own, and watches the registration until the API server trusts it. Who has
 * no private key of others cannot lose it: each replica is its own authority, and only certificates are announced.
 */
export function presence(config: PresenceConfig): Presence {
  const { client, namespace, identity, authority, log, metrics, now, random } = config;
  const kept = registered.map(({ resource, name }) => ({ resource, fieldSelector: `metadata.name=${name}` }));
  const held = caches({ client, kept, log, metrics, now, random });
  let address = "";
  const shown = beacon({
    client,
    namespace,
    name: `bubu-webhook.${identity}`,
    identity,
    labels: announcementLabel,
    says: () => ({
      ...config.says?.(),
      ...announce({ caBundle: authority.caBundle(), address, digest: config.digest() }),
    }),
    log,
    now,
  });
  const unfollow = [authority.onChange(shown.refresh), config.onDigest?.(shown.refresh)];
  return {
    async start(listening) {
      address = listening;
      held.start();
      await shown.start();
    },
    missing() {
      const issuer = authority.issuer().certPem;
      const unknown = registered.filter(({ resource, name }) => !trusts(held.of(resource.kind)?.get("", name), issuer));
      return unknown.length === 0 ? undefined : `not trusted by ${unknown.map(({ name }) => name).join(", ")} yet`;
    },
    refresh: shown.refresh,
    async stop() {
      for (const end of unfollow) end?.();
      await Promise.all([shown.stop(), held.stop()]);
    },
  };
}

/** Whether every entry of a configuration trusts an authority. */
function trusts(object: JsonObject | undefined, certPem: string): boolean {
  const webhooks = object !== undefined && isList(object.webhooks) ? object.webhooks : [];
  return webhooks.length > 0 && webhooks.every((one) => bundleOf(one).includes(certPem));
}

function bundleOf(webhook: unknown): string {
  const client = isObject(webhook) ? webhook.clientConfig : undefined;
  const bundle = isObject(client) ? client.caBundle : undefined;
  return typeof bundle === "string" ? Buffer.from(bundle, "base64").toString() : "";
}
