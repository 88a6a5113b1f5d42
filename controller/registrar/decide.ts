import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import { mutatingConfigurations, validatingConfigurations } from "@bubustack/policies/registration/names";
import { policyEntries, policyEntryPrefix } from "@bubustack/policies/registration/policy-entries";
import type { Target } from "@bubustack/policies/registration/registration";
import { registration } from "@bubustack/policies/registration/registration";
import { managerOf } from "@bubustack/runtime/apply/managers";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { Resource } from "@bubustack/runtime/kube/types";
import type { Plan, Write } from "@bubustack/runtime/plan";

/** A replica of the webhook server that is there. */
export interface Replica {
  readonly name: string;
  /** PEM of the authorities whose certificates it serves. */
  readonly caBundle: string;
  readonly address: string;
}

export interface RegistrationSeen {
  /** At least those that are there now, in any order. */
  readonly replicas: readonly Replica[];
  /** Where the API server finds the webhooks: a Service, or absent the first replica itself. */
  readonly service?: Extract<Target, { readonly service: unknown }>;
  /** The Namespace of the installation: when it goes, the configurations go with it. */
  readonly owner: JsonObject;
  readonly mutating: JsonObject | undefined;
  readonly validating: JsonObject | undefined;
  /** ClusterPolicies: each is asked about by the webhooks what it is about, and nothing else. */
  readonly policies: readonly JsonObject[];
  readonly settings: PolicySettings;
  /** Milliseconds until a replica counts as gone unless it shows itself. */
  readonly nextGoneMs?: number;
}

/** Field manager of the registrar. */
export const manager = "bubu-registrar";
/** More replicas are not trusted; the first by name are. */
const mostReplicas = 32;

/**
 * Registers the webhooks with the authorities of all replicas. Without a replica everything stays as it is: what was
 * registered fails closed. Of a configuration that somebody else made (a chart) only the bundle and the owner are kept, and the
 * entries of policies, which no chart can know.
 * What is kept is taken back from whoever changes it: writes would be refused, or not be judged, for as long as it is otherwise.
 */
export function decide(seen: RegistrationSeen): Plan {
  const { owner, service, nextGoneMs } = seen;
  const again = nextGoneMs === undefined ? {} : { againMs: nextGoneMs };
  const replicas = seen.replicas.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, mostReplicas);
  const [first] = replicas;
  if (first === undefined) return again;
  const { name, uid } = metadataOf(owner);
  const policies = policyEntries({
    policies: seen.policies,
    settings: seen.settings,
    platformNamespaces: [name],
  });
  const bundle = [...new Set(replicas.map(({ caBundle }) => caBundle))].join("");
  const [mutating, validating] = registration({
    kinds,
    target: service ?? { url: first.address },
    caBundle: Buffer.from(bundle).toString("base64"),
    owner: { name, uid },
    policies,
  });
  return {
    writes: [
      ...kept(mutatingConfigurations, seen.mutating, mutating),
      ...kept(validatingConfigurations, seen.validating, validating),
    ],
    ...again,
  };
}

function kept(resource: Resource, seen: JsonObject | undefined, wanted: JsonObject): readonly Write[] {
  if (seen === undefined) return [{ write: "create", resource, object: wanted }];
  if (isObject(seen.metadata) && seen.metadata.deletionTimestamp !== undefined) return [];
  const ours = managerOf(seen, manager) !== manager;
  return [{ write: "apply", resource, seen, fields: ours ? wanted : trustOnly(seen, wanted), reclaims: true }];
}

/** The bundle of the entries that are there, and the owner. */
function trustOnly(seen: JsonObject, wanted: JsonObject): JsonObject {
  const there = new Set(webhooksOf(seen).map(({ name }) => name));
  return {
    metadata: { ownerReferences: isObject(wanted.metadata) ? wanted.metadata.ownerReferences : [] },
    webhooks: webhooksOf(wanted)
      .filter((one) => isOfPolicies(one) || there.has(one.name))
      .map((one) => (isOfPolicies(one) ? one : { name: one.name, clientConfig: bundleOf(one) })),
  };
}

function isOfPolicies({ name }: JsonObject): boolean {
  return typeof name === "string" && name.startsWith(policyEntryPrefix);
}

function bundleOf({ clientConfig }: JsonObject): JsonObject {
  return isObject(clientConfig) && clientConfig.caBundle !== undefined ? { caBundle: clientConfig.caBundle } : {};
}

function webhooksOf({ webhooks }: JsonObject): readonly JsonObject[] {
  return isList(webhooks) ? webhooks.filter(isObject) : [];
}
