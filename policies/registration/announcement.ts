/** What a replica of the webhook server says of itself in its Lease, and the registrar reads there. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";

/** Stands on the Leases of webhook replicas. */
export const announcementLabel = { "bubustack.io/webhook": "replica" } as const;
const caBundle = "bubustack.io/webhook-ca-bundle";
const address = "bubustack.io/webhook-address";

export interface Announcement {
  /** PEM of every authority whose certificates it serves or soon will. */
  readonly caBundle: string;
  /** Where it listens, for example `https://127.0.0.1:9443`. */
  readonly address: string;
}

/** The annotations of the Lease. */
export function announce(says: Announcement): { readonly [key: string]: string } {
  return { [caBundle]: says.caBundle, [address]: says.address };
}

/** Far above four authorities; what is longer is no announcement. */
const longestBundle = 16_384;
const certificates = /^(-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END CERTIFICATE-----\n)+$/;
const https = /^https:\/\/[^\s/?#@]+$/;

/** What a Lease announces; undefined where that is nothing or not well-formed: no other text reaches a registration. */
export function announcementOf(lease: JsonObject): Announcement | undefined {
  const annotations = isObject(lease["metadata"]) ? lease["metadata"]["annotations"] : undefined;
  if (!isObject(annotations)) return undefined;
  const { [caBundle]: bundle, [address]: where } = annotations;
  if (typeof bundle !== "string" || bundle.length > longestBundle || !certificates.test(bundle)) return undefined;
  return typeof where === "string" && https.test(where) ? { caBundle: bundle, address: where } : undefined;
}
