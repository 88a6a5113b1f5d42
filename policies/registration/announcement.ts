/** What a replica of the webhook server says of itself in its Lease, and the registrar reads there. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";

/** Stands on the Leases of webhook replicas. */
export const announcementLabel = { "bubustack.io/webhook": "replica" } as const;
const caBundle = "bubustack.io/webhook-ca-bundle";
const address = "bubustack.io/webhook-address";
const digest = "bubustack.io/policy-digest";

export interface Announcement {
  /** PEM of every authority whose certificates it serves or soon will. */
  readonly caBundle: string;
  /** Where it listens, for example `https://127.0.0.1:9443`. */
  readonly address: string;
  /**
   * Of all that it judges by: rules, settings and policies. Two replicas with one digest give the same verdicts. Absent where it
   * says none: whom the API server trusts does not depend on it.
   */
  readonly digest?: string;
}

/** The annotations of the Lease. */
export function announce(says: Announcement): { readonly [key: string]: string } {
  return {
    [caBundle]: says.caBundle,
    [address]: says.address,
    ...(says.digest !== undefined && { [digest]: says.digest }),
  };
}

/** Far above four authorities; what is longer is no announcement. */
const longestBundle = 16_384;
const certificates = /^(-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END CERTIFICATE-----\n)+$/;
const hex = /^[0-9a-f]{64}$/;
const https = /^https:\/\/[^\s/?#@]+$/;

/** What a Lease announces; undefined where that is nothing or not well-formed: no other text reaches a registration. */
export function announcementOf(lease: JsonObject): Announcement | undefined {
  const annotations = isObject(lease["metadata"]) ? lease["metadata"]["annotations"] : undefined;
  if (!isObject(annotations)) return undefined;
  const { [caBundle]: bundle, [address]: where, [digest]: judgesBy } = annotations;
  if (typeof bundle !== "string" || bundle.length > longestBundle || !certificates.test(bundle)) return undefined;
  if (typeof where !== "string" || !https.test(where)) return undefined;
  const known = typeof judgesBy === "string" && hex.test(judgesBy);
  return { caBundle: bundle, address: where, ...(known && { digest: judgesBy }) };
}

/** Which replicas may answer, and whether all of them judge by one digest. */
export interface Enforcement {
  /** `Unknown`: only replicas that have fallen silent stand in the way. `False` also where there is no replica. */
  readonly enforced: "True" | "False" | "Unknown";
  /** Replicas that may answer. */
  readonly replicas: number;
  /** Names of the Leases of those that judge by something else, sorted. */
  readonly behind: readonly string[];
  /** The same of those that did so when they were heard of last. */
  readonly silent: readonly string[];
}

/**
 * Whether every replica that may answer judges by something, as `judges` reads it off what each announces. One whose Lease has run out may go on to answer: for
 * `maxStalenessMs` more it counts, after that it knows what is new or judges no more. `now` in milliseconds since the Unix epoch: a clock
 * that differs from a replica's by less than the Lease's duration (30 s) changes nothing.
 */
export function enforcedBy(
  leases: readonly JsonObject[],
  judges: (digest: string | undefined, lease: string) => boolean,
  now: number,
  maxStalenessMs = 30_000,
): Enforcement {
  const behind: string[] = [];
  const silent: string[] = [];
  let replicas = 0;
  for (const lease of leases) {
    const says = announcementOf(lease);
    const { overdueMs, name } = renewalOf(lease, now);
    if (says === undefined || overdueMs > maxStalenessMs) continue;
    replicas++;
    if (!judges(says.digest, name)) (overdueMs > 0 ? silent : behind).push(name);
  }
  const enforced = replicas === 0 || behind.length > 0 ? "False" : silent.length > 0 ? "Unknown" : "True";
  return { enforced, replicas, behind: behind.toSorted(), silent: silent.toSorted() };
}

/**
 * In how many milliseconds time alone may change what `enforcedBy` says: when the next Lease runs out, or has been silent for too
 * long. Undefined where it never does.
 */
export function silentIn(leases: readonly JsonObject[], now: number, maxStalenessMs = 30_000): number | undefined {
  const all = leases.flatMap((lease) => {
    const { overdueMs } = renewalOf(lease, now);
    return overdueMs > maxStalenessMs || announcementOf(lease) === undefined
      ? []
      : [overdueMs > 0 ? maxStalenessMs - overdueMs + 1 : 1 - overdueMs];
  });
  return all.length === 0 ? undefined : Math.min(...all);
}

/** For how many milliseconds a Lease has run out; below 0, it has not. One that says nothing of it has just run out. */
function renewalOf(lease: JsonObject, now: number): { readonly overdueMs: number; readonly name: string } {
  const { renewTime, leaseDurationSeconds } = isObject(lease["spec"]) ? lease["spec"] : {};
  const renewed = typeof renewTime === "string" ? Date.parse(renewTime) : Number.NaN;
  const duration = typeof leaseDurationSeconds === "number" ? leaseDurationSeconds * 1_000 : Number.NaN;
  const overdueMs = now - renewed - duration;
  const metadata = isObject(lease["metadata"]) ? lease["metadata"] : {};
  return { overdueMs: Number.isNaN(overdueMs) ? 1 : overdueMs, name: String(metadata["name"]) };
}
