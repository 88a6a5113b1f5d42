/** Does the API server know the webhooks, and trust every replica of them? */
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { announcementLabel } from "@bubustack/policies/registration/announcement";
import {
  configurationNames,
  mutatingConfigurations,
  validatingConfigurations,
} from "@bubustack/policies/registration/names";
import type { Target } from "@bubustack/policies/registration/registration";
import type { Caches, Kept } from "@bubustack/runtime/kube/caches";
import { cacheOf } from "@bubustack/runtime/kube/caches";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import type { Resource } from "@bubustack/runtime/kube/types";
import { leases } from "@bubustack/runtime/lease/lease-object";
import type { Controller } from "@bubustack/runtime/reconcile/controller";
import type { RegistrationSeen } from "./decide.ts";
import { decide, manager } from "./decide.ts";
import { presence } from "./observe.ts";

export interface RegistrarConfig {
  /** The namespace of the installation. */
  readonly namespace: string;
  /** Where the API server finds the webhooks; absent, at the address of their first replica. */
  readonly service?: Extract<Target, { readonly service: unknown }>;
  /** What policies may be about; default: kinds of ours. */
  readonly settings?: PolicySettings;
}

const clusterPolicies = resourceOf(ClusterPolicy);
const namespaces: Resource = { group: "", version: "v1", resource: "namespaces", kind: "Namespace", namespaced: false };

/** What the registrar reads: single objects by name, the Leases of webhook replicas, and the policies of the cluster. */
export function kept({ namespace }: RegistrarConfig): readonly Kept[] {
  const [labelSelector] = Object.entries(announcementLabel).map(([key, value]) => `${key}=${value}`);
  const named = (resource: Resource, name: string): Kept => ({
    resource,
    fieldSelector: `metadata.name=${name}`,
    manager,
  });
  return [
    { resource: leases, namespace, ...(labelSelector === undefined ? {} : { labelSelector }) },
    { resource: namespaces, fieldSelector: `metadata.name=${namespace}` },
    named(mutatingConfigurations, configurationNames.mutating),
    named(validatingConfigurations, configurationNames.validating),
    { resource: clusterPolicies },
  ];
}

/** There is one thing to look at: the registration as a whole. */
const all = { namespace: "", name: "webhooks" };

/** `clock`: monotonic, in milliseconds. Throws where one of `kept` has no cache. */
export function registrar(caches: Caches, config: RegistrarConfig, clock: () => number): Controller<RegistrationSeen> {
  const informerOf = ({ kind }: Resource) => cacheOf(caches, kind);
  const [held, owners] = [informerOf(leases), informerOf(namespaces)];
  const [mutating, validating] = [informerOf(mutatingConfigurations), informerOf(validatingConfigurations)];
  const policies = informerOf(clusterPolicies);
  const present = presence(clock);
  return {
    name: "registrar",
    sources: [held, owners, mutating, validating, policies].map((informer) => ({ informer, keys: () => [all] })),
    observe() {
      const owner = owners.get("", config.namespace);
      if (owner === undefined) return undefined;
      return {
        ...present(held.values()),
        ...(config.service === undefined ? {} : { service: config.service }),
        owner,
        mutating: mutating.get("", configurationNames.mutating),
        validating: validating.get("", configurationNames.validating),
        policies: policies.values(),
        settings: config.settings ?? defaultPolicySettings,
      };
    },
    decide,
  };
}
