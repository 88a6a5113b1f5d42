/** Does an exception have effect? */
import type { JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { Policy } from "@bubustack/api/policy/policy";
import { PolicyException } from "@bubustack/api/policy/policy-exception";
import { usesOf, usesText } from "@bubustack/policies/registration/uses";
import type { Caches, Kept } from "@bubustack/runtime/kube/caches";
import { cacheOf } from "@bubustack/runtime/kube/caches";
import { heard } from "@bubustack/runtime/kube/heard";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import { leases } from "@bubustack/runtime/lease/lease-object";
import type { Plan } from "@bubustack/runtime/plan";
import type { Controller } from "@bubustack/runtime/reconcile/controller";
import { byPolicy, policiesOf, policyName } from "./policies-of.ts";
import type { Told } from "./uses.ts";

/** The kinds of exceptions, with the name under which each is looked after. */
const looked = [
  { kind: ClusterPolicyException, name: "cluster-policy-exception" },
  { kind: PolicyException, name: "policy-exception" },
] as const;

/** Index of exceptions, by their uid. */
const byUid = "exceptionsByUid";

/** What this controller reads, besides policies and the Leases of webhook replicas. */
export const kept: readonly Kept[] = looked.map(
  ({ kind, name }): Kept => ({
    resource: resourceOf(kind),
    indexes: { [byPolicy]: (object) => policiesOf(object).map(policyName), [byUid]: (object) => [uidOf(object)] },
    manager: `bubu-${name}`,
  }),
);

/** What was seen, as what is decided about it: with the first exception the code for that is loaded. */
type Decision = (now: number) => Plan;

/** One for each kind of exception. Throws where a kind has no cache. */
export function exceptions(caches: Caches, digests: Digests): readonly Controller<Decision>[] {
  const informerOf = (kind: string) => cacheOf(caches, kind);
  // What a status says of a policy changes nothing here.
  const policies = [ClusterPolicy, Policy].map(({ kind }) => heard(informerOf(kind), differ));
  // Renewals come all the time; what was used changes less often.
  const replicas = heard(informerOf(leases.kind), (before, after) => usesText(before) !== usesText(after));
  return looked.map(({ kind, name: title }): Controller<Decision> => {
    const own = informerOf(kind.kind);
    return {
      name: title,
      resource: own.resource,
      sources: [
        { informer: own, keys: (object) => [metadataOf(object)] },
        ...policies.map((informer) => ({
          informer,
          keys: (policy: JsonObject) => {
            const key = policyName({ kind: informer.resource.kind, ...metadataOf(policy) });
            return own.byIndex(byPolicy, key).map((one) => metadataOf(one));
          },
        })),
        {
          informer: replicas,
          keys: (lease: JsonObject) =>
            [...(usesOf(lease)?.of.keys() ?? [])].flatMap((uid) =>
              own.byIndex(byUid, uid).map((one) => metadataOf(one)),
            ),
        },
      ],
      async observe({ namespace, name }) {
        const exception = own.get(namespace, name);
        if (exception === undefined) return undefined;
        const { decide, seenOf } = await import("./observe.ts");
        const find = (of: string, within: string, title: string) => informerOf(of).get(within, title);
        const told = replicas.values().flatMap((lease) => toldOf(lease, uidOf(exception)));
        const seen = { resource: own.resource, told, ...seenOf(exception, find, digests) };
        return (now) => decide(seen, now);
      },
      decide: (plan, now) => plan(now),
    };
  });
}

function differ(before: JsonObject, after: JsonObject): boolean {
  return !equal(before["spec"] ?? null, after["spec"] ?? null);
}

function toldOf(lease: JsonObject, uid: string): readonly Told[] {
  const { life = "", of } = usesOf(lease) ?? {};
  const use = of?.get(uid);
  return use === undefined ? [] : [{ life, ...use }];
}

function uidOf({ metadata }: JsonObject): string {
  const uid = isObject(metadata) ? metadata["uid"] : undefined;
  return typeof uid === "string" ? uid : "";
}
