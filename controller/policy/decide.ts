import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import type { Examined } from "@bubustack/policies/policy/examined";
import { enforcedBy, silentIn } from "@bubustack/policies/registration/announcement";
import { condition } from "@bubustack/runtime/conditions";
import type { Resource } from "@bubustack/runtime/kube/types";
import type { Plan } from "@bubustack/runtime/plan";
import { enforced, ready } from "./status.ts";

/** An exception from a policy. */
export interface ExceptionSeen {
  /** When it ends, in milliseconds since the Unix epoch; undefined where it says no time. */
  readonly expires: number | undefined;
  /** Whether it has effect until then. */
  readonly approved: boolean;
}

export interface PolicySeen {
  readonly resource: Resource;
  readonly policy: JsonObject;
  readonly examined: Examined;
  /** Whether it names kinds of others, whose types are looked at again from time to time. */
  readonly namesOthers: boolean;
  readonly exceptions: readonly ExceptionSeen[];
  /** Of the replicas of the webhooks. */
  readonly leases: readonly JsonObject[];
  /** Names of those of them whose replicas have the policy as it is now. */
  readonly reached: ReadonlySet<string>;
  /** What keeps the API server from asking the webhooks about it, as sentences. */
  readonly unregistered: readonly string[];
  /** How long a replica judges without news, in milliseconds. */
  readonly maxStalenessMs: number;
}

type Status = NonNullable<ClusterPolicy["status"]>;

/** What is known of a policy, as its status says it. One that is being deleted is left to that. */
export function decide(seen: PolicySeen, now: number): Plan {
  const { resource, policy, examined, leases, maxStalenessMs } = seen;
  const { deletionTimestamp, generation } = isObject(policy["metadata"]) ? policy["metadata"] : {};
  if (deletionTimestamp !== undefined) return {};
  const enforcement = enforcedBy(leases, (_, lease) => seen.reached.has(lease), now, maxStalenessMs);
  const { expressionWarnings, cost, notCovered } = examined;
  const status: Status = {
    ...(typeof generation === "number" ? { observedGeneration: generation } : {}),
    conditions: [condition(policy, ready(examined), now), condition(policy, enforced(enforcement, seen), now)],
    typeChecking: expressionWarnings.length === 0 ? {} : { expressionWarnings },
    cost,
    ...(notCovered.length > 0 && { notCovered }),
    ...counted(seen.exceptions, now),
  };
  const againMs = soonest(
    now,
    [silentIn(leases, now, maxStalenessMs), seen.namesOthers ? retypeMs : undefined],
    seen.exceptions,
  );
  return {
    status: { resource, seen: policy, status: JSON.parse(JSON.stringify(status)) },
    ...(againMs !== undefined && { againMs }),
  };
}

function counted(all: readonly ExceptionSeen[], now: number) {
  const expired = all.filter(({ expires }) => expires !== undefined && expires <= now).length;
  const exceptions = all.filter(({ expires, approved }) => approved && expires !== undefined && expires > now).length;
  return { exceptions, unapprovedExceptions: all.length - expired - exceptions, expiredExceptions: expired };
}

/** Longer than this no timer is set: whatever is due is looked at once more before that. */
const longestMs = 3_600_000;

/** How soon a change of the types of others is seen: they are read again where they have changed, and that costs little. */
const retypeMs = 600_000;

function soonest(now: number, periods: readonly (number | undefined)[], exceptions: readonly ExceptionSeen[]) {
  const ends = exceptions.flatMap(({ expires }) => (expires !== undefined && expires > now ? [expires - now] : []));
  const all = [...periods.filter((one) => one !== undefined), ...ends];
  return all.length === 0 ? undefined : Math.min(longestMs, ...all);
}
