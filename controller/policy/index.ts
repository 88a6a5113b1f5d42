/** What holds of a policy? */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { Policy } from "@bubustack/api/policy/policy";
import { PolicyException } from "@bubustack/api/policy/policy-exception";
import type { Host } from "@bubustack/policies/host";
import { announcementLabel, announcementOf } from "@bubustack/policies/registration/announcement";
import {
  configurationNames,
  mutatingConfigurations,
  validatingConfigurations,
} from "@bubustack/policies/registration/names";
import type { Settings } from "@bubustack/policies/settings";
import type { Caches, Kept } from "@bubustack/runtime/kube/caches";
import { cacheOf } from "@bubustack/runtime/kube/caches";
import { heard } from "@bubustack/runtime/kube/heard";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { leases } from "@bubustack/runtime/lease/lease-object";
import type { Plan } from "@bubustack/runtime/plan";
import type { Controller } from "@bubustack/runtime/reconcile/controller";
import { byPolicy, policiesOf, policyName } from "../exception/policies-of.ts";

export interface PolicyConfig {
  /** The namespace of the installation. */
  readonly namespace: string;
  readonly settings: Settings;
  readonly host: Host;
  readonly client: KubeClient;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

/** The kinds of policies, with the name under which each is looked after. */
const looked = [
  { kind: ClusterPolicy, name: "cluster-policy" },
  { kind: Policy, name: "policy" },
] as const;
/** Where the API server reads what it asks the webhooks about. */
const configurations = {
  mutating: { resource: mutatingConfigurations, name: configurationNames.mutating },
  validating: { resource: validatingConfigurations, name: configurationNames.validating },
} as const;

/** What this controller reads, besides what `exception` does. */
export function kept(namespace: string): readonly Kept[] {
  const [labelSelector = ""] = Object.entries(announcementLabel).map(([key, value]) => `${key}=${value}`);
  return [
    ...looked.map(({ kind, name }): Kept => ({ resource: resourceOf(kind), manager: `bubu-${name}` })),
    { resource: leases, namespace, labelSelector },
    ...Object.values(configurations).map(
      ({ resource, name }): Kept => ({ resource, fieldSelector: `metadata.name=${name}` }),
    ),
  ];
}

/** What was seen, as what is decided about it: with the first policy the code for that is loaded. */
type Decision = (now: number) => Plan;

/** One for each kind of policy. Throws where one of `kept` has no cache. */
export function policies(caches: Caches, config: PolicyConfig): readonly Controller<Decision>[] {
  const informerOf = (kind: string) => cacheOf(caches, kind);
  const exceptions = [informerOf(ClusterPolicyException.kind), informerOf(PolicyException.kind)];
  const all = [informerOf(ClusterPolicy.kind), informerOf(Policy.kind)];
  // Renewals come all the time; what replicas judge by changes rarely.
  const replicas = heard(informerOf(leases.kind), (before, after) => announced(before) !== announced(after));
  const registered = [mutatingConfigurations, validatingConfigurations].map(({ kind }) =>
    heard(informerOf(kind), (before, after) => !equal(before["webhooks"] ?? null, after["webhooks"] ?? null)),
  );
  const configured = (of: keyof typeof configurations) =>
    informerOf(configurations[of].resource.kind).get("", configurations[of].name);
  const { namespace, settings, host, client, clock } = config;
  const load = async () => {
    const { decide, observer, progress, published } = await import("./observe.ts");
    const observe = observer({ settings, host, platformNamespaces: [namespace] }, published(client, clock));
    return { ...observe, decide, progress: progress([...all, ...exceptions]) };
  };
  let loading: ReturnType<typeof load> | undefined;
  return looked.map(({ kind, name: title }): Controller<Decision> => {
    const own = informerOf(kind.kind);
    return {
      name: title,
      resource: own.resource,
      sources: [
        { informer: own, keys: (object) => [metadataOf(object)] },
        ...exceptions.map((informer) => ({
          informer,
          keys: (object: JsonObject) => policiesOf(object).filter((one) => one.kind === kind.kind),
        })),
        ...[replicas, ...registered].map((informer) => ({
          informer,
          keys: () => own.values().map((one) => metadataOf(one)),
        })),
      ],
      async observe({ namespace: within, name }, signal) {
        const policy = own.get(within, name);
        if (policy === undefined) return undefined;
        loading ??= load();
        const { examined, namesOthers, exceptions: seen, digestOf, unregistered, progress, decide } = await loading;
        const key = policyName({ kind: kind.kind, namespace: within, name });
        const from = exceptions.flatMap((informer) => informer.byIndex(byPolicy, key));
        const there = replicas.values();
        const all = {
          resource: own.resource,
          policy,
          examined: await examined(policy, signal),
          namesOthers: namesOthers(policy),
          exceptions: seen(policy, from),
          leases: there,
          reached: progress.reachedBy(policy, there, digestOf),
          unregistered: unregistered(policy, {
            mutating: configured("mutating"),
            validating: configured("validating"),
          }),
          maxStalenessMs: settings.maxStalenessSeconds * 1_000,
        };
        return (now) => decide(all, now);
      },
      decide: (plan, now) => plan(now),
    };
  });
}

function announced(lease: JsonObject): string {
  return announcementOf(lease)?.digest ?? "";
}
